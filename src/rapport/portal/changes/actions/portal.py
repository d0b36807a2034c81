"""The actions of people, groups and settings (sheet 02, section 6.2). The form is told in the package.

The sheet gives their numbers and a few of their texts; the other texts are ours. From 6900 on: ours altogether.
"""

PORTAL_ACTIONS = """
[People Users]
4000 Create User UserCreated | User Created: {0}
4001 Create User GuestCreated | Guest Created: {0}
4006 Update User UserUpdated | User Updated: {0}
4008 Update User UserAddedAvatar | Users [{0}]. Avatar Added
4009 Update User UserDeletedAvatar | Users [{0}]. Avatar Deleted
4010 Update User UserUpdatedAvatarThumbnails | Users [{0}]. Avatar Thumbnails Updated
4013 Send User UserSentActivationInstructions | Users [{0}]. Activation Instructions Sent
4015 Send User UserSentPasswordChangeInstructions | Users [{0}]. Password Change Instructions Sent
4017 Update User UserUpdatedPassword | Users [{0}]. Password Updated
4018 Delete User UserDeleted | User Deleted: {0}
4019 Update User UsersUpdatedType | Users [{0}]. Type Updated
4020 Update User UsersUpdatedStatus | Users [{0}]. Status Updated
4021 Send User UsersSentActivationInstructions | Users [{0}]. Invitations Sent
4022 Delete User UsersDeleted | Users Deleted: {0}
4030 Update User UserDataReassigns | Users [{0}]. Data Reassigned
4031 Delete User UserDataRemoving | Users [{0}]. Data Removed
4034 Update User UserLogoutActiveConnections | Users [{0}]. Logged Out Of All Connections
4035 Update User UserLogoutActiveConnection | Users [{0}]. Logged Out Of A Connection
4036 Update User UserLogoutActiveConnectionsForUser | Users [{0}]. Logged Out By An Administrator
5047 Update User UserUpdatedEmail | Users [{0}]. Email Updated

[People Groups]
4026 Create Group GroupCreated | Group Created: {0}
4027 Update Group GroupUpdated | Group Updated: {0}
4028 Delete Group GroupDeleted | Group Deleted: {0}

[Settings General]
6000 Update - LanguageSettingsUpdated | Language Settings Updated
6001 Update - TimeZoneSettingsUpdated | Time Zone Settings Updated
6004 Update - PasswordStrengthSettingsUpdated | Password Strength Settings Updated
6900 Create - ApiKeyCreated | API Key Created: {0}
6901 Delete - ApiKeyRevoked | API Key Revoked: {0}
6902 Update - MailServerUpdated | Mail Server Settings Updated
6903 Update - JobRetried | Background Job Retried: {0}
6904 Delete - JobDropped | Background Job Dropped: {0}
6905 Create - WebhookCreated | Webhook Created: {0}
6906 Update - WebhookUpdated | Webhook Updated: {0}
6907 Delete - WebhookDeleted | Webhook Deleted: {0}
6908 Send - WebhookReplayed | Message Sent Again: {0}

[Settings ProductsSettings]
6008 Update - ProductsListUpdated | Products List Updated
6010 UpdateAccess - AdministratorAdded | Administrator Added: {0}
6011 UpdateAccess - AdministratorDeleted | Administrator Deleted: {0}
6012 UpdateAccess - UsersOpenedProductAccess | Products [{0}]. Access Opened For Users: {1}
6013 UpdateAccess - GroupsOpenedProductAccess | Products [{0}]. Access Opened For Groups: {1}
6014 UpdateAccess - ProductAccessOpened | Products [{0}]. Access Opened
6015 UpdateAccess - ProductAccessRestricted | Products [{0}]. Access Restricted
6016 UpdateAccess - ProductAddedAdministrator | Products [{0}]. Administrator Added: {1}
6017 UpdateAccess - ProductDeletedAdministrator | Products [{0}]. Administrator Deleted: {1}
"""
