/**
 * Names the rules that the parser read a text by. Raise it with every change that can change the output: drafts made by an older one
 * then offer to be parsed again, and old parses stay as they are.
 */
export const parserVersion = '5';
