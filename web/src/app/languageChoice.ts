/** Where the browser keeps the language that was chosen in it. */
export const LANGUAGE_KEY = 'rapport.language';
