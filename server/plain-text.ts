/** Markdown without its marks, for editors that show plain text only. */

/** Emphasis, code and links lose their marks; lists and paragraphs are as readable as they are. */
export function plainTextOf(markdown: string): string {
    return markdown
        .replace(/(\*\*|`)(.+?)\1/g, '$2')
        .replace(/(^|\s)\*(\S.*?)\*(?=\s|$)/gm, '$1$2')
        .replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1');
}
