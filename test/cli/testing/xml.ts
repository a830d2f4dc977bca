/** Reads XML as strictly as reports need it: elements, attributes, text; throws where it is not well formed. */

export interface XmlElement {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: readonly XmlElement[];
    readonly text: string;
}

const TOKEN = /<\?xml [^?]*\?>|<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;

/** All elements in the order in which they begin, the root first. */
export function elementsOf(xml: string): readonly XmlElement[] {
    const all: (XmlElement & { text: string; children: XmlElement[] })[] = [];
    const open: (typeof all)[number][] = [];
    let end = 0;
    for (const { 0: token, 1: closes, 2: name = '', 3: attributes = '', 4: closed, 5: text, index } of xml.matchAll(
        TOKEN,
    )) {
        end = index + token.length;
        const around = open.at(-1);
        if (text !== undefined) {
            if (around !== undefined) {
                around.text += unescaped(text);
            } else if (text.trim() !== '') {
                throw new Error(`text outside of elements: ${text}`);
            }
        } else if (closes === '/') {
            if (open.pop()?.name !== name) {
                throw new Error(`</${name}> closes what is not open`);
            }
        } else if (name !== '') {
            const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
            all.push(element);
            around?.children.push(element);
            open.push(...(closed === '/' ? [] : [element]));
        }
    }
    if (end !== xml.length || open.length > 0 || all.length === 0) {
        throw new Error(`not well formed at ${end} of ${xml.length}, ${open.length} elements open`);
    }
    return all;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
    const found = [...text.matchAll(/ ([a-z]+)="([^"]*)"/g)];
    return Object.fromEntries(found.map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#10': '\n', '#9': '\t' };

function unescaped(text: string): string {
    return text.replace(/&([^;]*);?/g, (_, name: string) => {
        const character = ENTITIES[name];
        if (character === undefined) {
            throw new Error(`unknown entity ${name}`);
        }
        return character;
    });
}
