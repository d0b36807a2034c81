/** The numbers of kinds of contact details, as the wire has them. */
export const PHONE = 0;
export const EMAIL = 1;
export const WEBSITE = 2;
