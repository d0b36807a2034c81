"""The actions of the CRM (sheet 02, section 6.4). The form is told in the package."""

CRM_ACTIONS = """
[CRM Companies]
3000 Create Contact CompanyCreated | Company Created: {0}
3001 Update Contact CompanyUpdated | Company Updated: {0}
3002 Update Contact CompanyUpdatedPrincipalInfo | Companies [{0}]. Principal Info Updated
3003 Update Contact CompanyUpdatedPhoto | Companies [{0}]. Photo Updated
3004 Update Contact CompanyUpdatedTemperatureLevel | Companies [{0}]. Temperature Level Updated
3005 Update Contact CompanyUpdatedPersonsTemperatureLevel | Companies [{0}]. Person Temperature Level Updated
3006 Create Contact CompanyCreatedTag | Companies [{0}]. Tag Created: {1}
3007 Create Contact CompanyCreatedPersonsTag | Companies [{0}]. Persons Tag Created: {1}
3008 Delete Contact CompanyDeletedTag | Companies [{0}]. Tag Deleted: {1}
3009 Create Relationship CompanyCreatedHistoryEvent | Companies [{0}]. History Event Created: {1}
3010 Delete Relationship CompanyDeletedHistoryEvent | Companies [{0}]. History Event Deleted: {1}
3011 Link Contact+Contact CompanyLinkedPerson | Companies [{0}]. Person Linked: {1}
3012 Unlink Contact+Contact CompanyUnlinkedPerson | Companies [{0}]. Person Unlinked: {1}
3013 Link Project CompanyLinkedProject | Companies [{0}]. Project Linked: {1}
3014 Unlink Project CompanyUnlinkedProject | Companies [{0}]. Project Unlinked: {1}
3015 Attach Contact CompanyAttachedFiles | Companies [{0}]. Files Attached: {1}
3016 Update Contact+Contact CompaniesMerged | Companies Merged: {0} - {1}
3017 Delete Contact CompanyDeleted | Company Deleted: {0}
3157 Create Contact CompanyCreatedWithWebForm | Company Created with Web Form: {0}
3159 Detach Contact CompanyDetachedFile | Companies [{0}]. File Detached: {1}

[CRM Persons]
3018 Create Contact PersonCreated | Person Created: {0}
3019 Create Contact PersonsCreated | Persons Created: {0}
3020 Update Contact PersonUpdated | Person Updated: {0}
3021 Update Contact PersonUpdatedPrincipalInfo | Persons [{0}]. Principal Info Updated
3022 Update Contact PersonUpdatedPhoto | Persons [{0}]. Photo Updated
3023 Update Contact PersonUpdatedTemperatureLevel | Persons [{0}]. Temperature Level Updated
3024 Update Contact PersonUpdatedCompanyTemperatureLevel | Persons [{0}]. Company Temperature Level Updated
3025 Create Contact PersonCreatedTag | Persons [{0}]. Tag Created: {1}
3026 Create Contact PersonCreatedCompanyTag | Persons [{0}]. Company Tag Created: {1}
3027 Delete Contact PersonDeletedTag | Persons [{0}]. Tag Deleted: {1}
3028 Create Relationship PersonCreatedHistoryEvent | Persons [{0}]. History Event Created: {1}
3029 Delete Relationship PersonDeletedHistoryEvent | Persons [{0}]. History Event Deleted: {1}
3030 Link Project PersonLinkedProject | Persons [{0}]. Project Linked: {1}
3031 Unlink Project PersonUnlinkedProject | Persons [{0}]. Project Unlinked: {1}
3032 Attach Contact PersonAttachedFiles | Persons [{0}]. Files Attached: {1}
3033 Update Contact+Contact PersonsMerged | Persons Merged: {0} - {1}
3034 Delete Contact PersonDeleted | Person Deleted: {0}
3158 Create Contact PersonCreatedWithWebForm | Person Created with Web Form: {0}
3160 Detach Contact PersonDetachedFile | Persons [{0}]. File Detached: {1}

[CRM Contacts]
3035 Delete Contact ContactsDeleted | Contacts Deleted: {0}
3148 Import - ContactsImportedFromCSV | Contacts Imported From CSV File
3152 Export - ContactsExportedToCsv | Contacts Exported To CSV File: {0}
3166 Send Contact CrmSmtpMailSent | SMTP Mail Sent to Contacts: {0}

[CRM CrmTasks]
3036 Create CRMTask CrmTaskCreated | CRM Task Created: {0}
3037 Create CRMTask ContactsCreatedCrmTasks | Contacts [{0}]. Task Created: {1}
3038 Update CRMTask CrmTaskUpdated | CRM Tasks Updated: {0}
3039 Update CRMTask CrmTaskOpened | CRM Task Opened: {0}
3040 Update CRMTask CrmTaskClosed | CRM Task Closed: {0}
3041 Delete CRMTask CrmTaskDeleted | CRM Task Deleted: {0}
3149 Import - CrmTasksImportedFromCSV | CRM Tasks Imported From CSV File
3153 Export - CrmTasksExportedToCsv | CRM Tasks Exported To CSV File: {0}

[CRM Opportunities]
3042 Create Opportunity OpportunityCreated | Opportunity Created: {0}
3043 Update Opportunity OpportunityUpdated | Opportunity Updated: {0}
3044 Update Opportunity OpportunityUpdatedStage | Opportunity Stage Updated: {0}
3045 Create Opportunity OpportunityCreatedTag | Opportunities [{0}]. Tag Created: {1}
3046 Delete Opportunity OpportunityDeletedTag | Opportunities [{0}]. Tag Deleted: {1}
3047 Create Relationship OpportunityCreatedHistoryEvent | Opportunities [{0}]. History Event Created: {1}
3048 Delete Relationship OpportunityDeletedHistoryEvent | Opportunities [{0}]. History Event Deleted: {1}
3049 Link Opportunity OpportunityLinkedCompany | Opportunities [{0}]. Company Linked: {1}
3050 Unlink Opportunity OpportunityUnlinkedCompany | Opportunities [{0}]. Company Unlinked: {1}
3051 Link Opportunity OpportunityLinkedPerson | Opportunities [{0}]. Person Linked: {1}
3052 Unlink Opportunity OpportunityUnlinkedPerson | Opportunities [{0}]. Person Unlinked: {1}
3053 Attach Opportunity OpportunityAttachedFiles | Opportunities [{0}]. Files Attached: {1}
3054 UpdateAccess Opportunity OpportunityOpenedAccess | Opportunities [{0}]. Access Opened
3055 UpdateAccess Opportunity OpportunityRestrictedAccess | Opportunities [{0}]. Access Restricted: {1}
3056 Delete Opportunity OpportunityDeleted | Opportunity Deleted: {0}
3057 Delete Opportunity OpportunitiesDeleted | Opportunities Deleted: {0}
3150 Import - OpportunitiesImportedFromCSV | Opportunities Imported From CSV File
3154 Export - OpportunitiesExportedToCsv | Opportunities Exported To CSV File: {0}
3161 Detach Opportunity OpportunityDetachedFile | Opportunities [{0}]. File Detached: {1}

[CRM Invoices]
3058 Create Invoice InvoiceCreated | Invoice Created: {0}
3059 Update Invoice InvoiceUpdated | Invoice Updated: {0}
3060 Update Invoice InvoicesUpdatedStatus | Invoices [{0}]. Status Updated: {1}
3061 Delete Invoice InvoiceDeleted | Invoice Deleted: {0}
3062 Delete Invoice InvoicesDeleted | Invoices Deleted: {0}
3163 Update - CurrencyRateUpdated | Currency Rate Updated: {0} - {1}
3164 Update - InvoiceDefaultTermsUpdated | Invoice Default Terms Updated
3165 Download Invoice InvoiceDownloaded | Invoice Downloaded: {0}

[CRM Cases]
3063 Create Case CaseCreated | Case Created: {0}
3064 Update Case CaseUpdated | Case Updated: {0}
3065 Update Case CaseOpened | Case Opened: {0}
3066 Update Case CaseClosed | Case Closed: {0}
3067 Create Case CaseCreatedTag | Cases [{0}]. Tag Created: {1}
3068 Delete Case CaseDeletedTag | Cases [{0}]. Tag Deleted: {1}
3069 Create Relationship CaseCreatedHistoryEvent | Cases [{0}]. History Event Created: {1}
3070 Delete Relationship CaseDeletedHistoryEvent | Cases [{0}]. History Event Deleted: {1}
3071 Link Case CaseLinkedCompany | Cases [{0}]. Company Linked: {1}
3072 Unlink Case CaseUnlinkedCompany | Cases [{0}]. Company Unlinked: {1}
3073 Link Case CaseLinkedPerson | Cases [{0}]. Person Linked: {1}
3074 Unlink Case CaseUnlinkedPerson | Cases [{0}]. Person Unlinked: {1}
3075 Attach Case CaseAttachedFiles | Cases [{0}]. Files Attached: {1}
3076 UpdateAccess Case CaseOpenedAccess | Cases [{0}]. Access Opened
3077 UpdateAccess Case CaseRestrictedAccess | Cases [{0}]. Access Restricted: {1}
3078 Delete Case CaseDeleted | Case Deleted: {0}
3079 Delete Case CasesDeleted | Cases Deleted: {0}
3151 Import - CasesImportedFromCSV | Cases Imported From CSV File
3155 Export - CasesExportedToCsv | Cases Exported To CSV File: {0}
3162 Detach Case CaseDetachedFile | Cases [{0}]. File Detached: {1}

[CRM CommonCrmSettings]
3080 Update - CrmSmtpSettingsUpdated | SMTP Settings Updated
3081 Send - CrmTestMailSent | Test Mail Sent
3082 Update - CrmDefaultCurrencyUpdated | Default Currency Updated
3083 Export - CrmAllDataExported | All Data Exported

[CRM ContactsSettings]
3084 Create ListItem ContactTemperatureLevelCreated | Contact Temperature Level Created: {0}
3085 Update ListItem ContactTemperatureLevelUpdated | Contact Temperature Level Updated: {0}
3086 Update ListItem ContactTemperatureLevelUpdatedColor | Contact Temperature Level [{0}]. Color Updated
3087 Update ListItem ContactTemperatureLevelsUpdatedOrder | Contact Temperature Levels Order Updated: {0}
3088 Delete ListItem ContactTemperatureLevelDeleted | Contact Temperature Level Deleted: {0}
3089 Update ListItem ContactTemperatureLevelSettingsUpdated | Contact Temperature Level Settings Updated

[CRM ContactTypes]
3090 Create ListItem ContactTypeCreated | Contact Type Created: {0}
3091 Update ListItem ContactTypeUpdated | Contact Type Updated: {0}
3092 Update ListItem ContactTypesUpdatedOrder | Contact Types Order Updated: {0}
3093 Delete ListItem ContactTypeDeleted | Contact Type Deleted: {0}

[CRM InvoiceSettings]
3094 Create InvoiceItem InvoiceItemCreated | Invoice Item Created: {0}
3095 Update InvoiceItem InvoiceItemUpdated | Invoice Item Updated: {0}
3096 Delete InvoiceItem InvoiceItemDeleted | Invoice Item Deleted: {0}
3097 Delete InvoiceItem InvoiceItemsDeleted | Invoice Items Deleted: {0}
3098 Create InvoiceTax InvoiceTaxCreated | Invoice Tax Created: {0}
3099 Update InvoiceTax InvoiceTaxUpdated | Invoice Tax Updated: {0}
3100 Delete InvoiceTax InvoiceTaxDeleted | Invoice Tax Deleted: {0}
3101 Update - OrganizationProfileUpdatedCompanyName | Organization Profile. Company Name Updated: {0}
3102 Update - OrganizationProfileUpdatedInvoiceLogo | Organization Profile. Invoice Logo Updated
3103 Update - OrganizationProfileUpdatedAddress | Organization Profile. Address Updated
3104 Update - InvoiceNumberFormatUpdated | Invoice Number Format Updated

[CRM OtherCrmSettings]
3105 Create FieldDescription ContactUserFieldCreated | Contact User Field Created: {0}
3106 Update FieldDescription ContactUserFieldUpdated | Contact User Field Updated: {0}
3107 Update FieldDescription ContactUserFieldsUpdatedOrder | Contacts User Fields Order Updated: {0}
3108 Delete FieldDescription ContactUserFieldDeleted | Contact User Field Deleted: {0}
3109 Create FieldDescription CompanyUserFieldCreated | Company User Field Created: {0}
3110 Update FieldDescription CompanyUserFieldUpdated | Company User Field Updated: {0}
3111 Update FieldDescription CompanyUserFieldsUpdatedOrder | Company User Fields Order Updated: {0}
3112 Delete FieldDescription CompanyUserFieldDeleted | Company User Field Deleted: {0}
3113 Create FieldDescription PersonUserFieldCreated | Person User Field Created: {0}
3114 Update FieldDescription PersonUserFieldUpdated | Person User Field Updated: {0}
3115 Update FieldDescription PersonUserFieldsUpdatedOrder | Person User Fields Order Updated: {0}
3116 Delete FieldDescription PersonUserFieldDeleted | Person User Field Deleted: {0}
3117 Create FieldDescription OpportunityUserFieldCreated | Opportunity User Field Created: {0}
3118 Update FieldDescription OpportunityUserFieldUpdated | Opportunity User Field Updated: {0}
3119 Update FieldDescription OpportunityUserFieldsUpdatedOrder | Opportunity User Fields Order Updated: {0}
3120 Delete FieldDescription OpportunityUserFieldDeleted | Opportunity User Field Deleted: {0}
3121 Create FieldDescription CaseUserFieldCreated | Case User Field Created: {0}
3122 Update FieldDescription CaseUserFieldUpdated | Case User Field Updated: {0}
3123 Update FieldDescription CaseUserFieldsUpdatedOrder | Case User Fields Order Updated: {0}
3124 Delete FieldDescription CaseUserFieldDeleted | Case User Field Deleted: {0}
3125 Create ListItem HistoryEventCategoryCreated | History Event Category Created: {0}
3126 Update ListItem HistoryEventCategoryUpdated | History Event Category Updated: {0}
3127 Update ListItem HistoryEventCategoryUpdatedIcon | History Event Categories [{0}]. Icon Updated
3128 Update ListItem HistoryEventCategoriesUpdatedOrder | History Events Categories. Order Updated: {0}
3129 Delete ListItem HistoryEventCategoryDeleted | History Event Category Deleted: {0}
3130 Create ListItem CrmTaskCategoryCreated | CRM Task Category Created: {0}
3131 Update ListItem CrmTaskCategoryUpdated | CRM Task Category Updated: {0}
3132 Update ListItem CrmTaskCategoryUpdatedIcon | CRM Task Category Icon Updated: {0}
3133 Update ListItem CrmTaskCategoriesUpdatedOrder | CRM Task Categories Order Updated: {0}
3134 Delete ListItem CrmTaskCategoryDeleted | CRM Task Category Deleted: {0}
3135 Create OpportunityMilestone OpportunityStageCreated | Opportunity Stage Created: {0}
3136 Update OpportunityMilestone OpportunityStageUpdated | Opportunity Stage Updated: {0}
3137 Update OpportunityMilestone OpportunityStageUpdatedColor | Opportunity Stage Color Updated: {0}
3138 Update OpportunityMilestone OpportunityStagesUpdatedOrder | Opportunity Stages Order Updated: {0}
3139 Delete OpportunityMilestone OpportunityStageDeleted | Opportunity Stage Deleted: {0}
3140 Create - ContactsCreatedTag | Contacts. Tag Created: {0}
3141 Delete - ContactsDeletedTag | Contacts. Tag Deleted: {0}
3142 Create - OpportunitiesCreatedTag | Opportunities. Tag Created: {0}
3143 Delete - OpportunitiesDeletedTag | Opportunities. Tag Deleted: {0}
3144 Create - CasesCreatedTag | Cases. Tag Created: {0}
3145 Delete - CasesDeletedTag | Cases. Tag Deleted: {0}
3146 Update - ContactsTagSettingsUpdated | Contacts Tag Settings Updated
3147 Update - WebsiteContactFormUpdatedKey | Website Contact Form Key Updated
3901 Update - ChangeUndone | Change Taken Back: {0}
3902 Update - ChangesUndone | Changes Of {0} Since {1} Taken Back
3903 Update - RecordsRestored | Restored From Trash: {0}
3904 Delete - RecordsPurged | Deleted For Good: {0}
"""
