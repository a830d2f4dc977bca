/** How much of a document is read, so that no file can keep an editor or the command line busy. */

/** Longest text that is parsed, in characters. */
export const MAX_TEXT_LENGTH = 2 * 1024 * 1024;

/** Number of syntax errors after which the rest of a document is not read. */
export const MAX_SYNTAX_ERRORS = 100;
