/** The strings of a page of the panel, in the language that it is shown in; they stand in the page as data. */

/** Strings by those in English that they stand for. */
export type Strings = Readonly<Record<string, string>>;

export interface PageLanguage {
    /** Language of the page, such as `de`. */
    readonly language: string;
    /** None where the page is in English. */
    readonly strings: Strings | undefined;
}

export const ENGLISH: PageLanguage = { language: 'en', strings: undefined };

/** Id of the element that holds them. */
export const STRINGS_ELEMENT = 'ccsim-strings';

/** The element: data, which a content security policy takes for no script. */
export function stringsElement({ strings }: PageLanguage): string {
    return strings === undefined ? '' : dataElement(STRINGS_ELEMENT, strings);
}

/** An element that holds JSON, which cannot end it. */
export function dataElement(id: string, value: unknown): string {
    return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}

/** Strings as a page holds them; nothing where it is anything else. */
export function parseStrings(value: unknown): Strings | undefined {
    return isStrings(value) ? value : undefined;
}

function isStrings(value: unknown): value is Strings {
    return (
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value).every((text) => typeof text === 'string')
    );
}
