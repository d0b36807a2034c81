export const Other = 'div';
