/**
 * The texts under the error squiggles of an editor, by where they are on the screen.
 *
 * Runs in the page, so it must not use anything from outside itself.
 */
export function squiggledTexts(editor: Element): readonly string[] {
    const squiggles = [...editor.querySelectorAll('.squiggly-error')].map((each) => each.getBoundingClientRect());
    return squiggles.map((squiggle) => {
        const characters = [...editor.querySelectorAll('.view-line')]
            .filter((line) => Math.abs(line.getBoundingClientRect().top - squiggle.top) < squiggle.height / 2)
            .flatMap(charactersOf);
        return characters
            .filter(({ middle }) => middle > squiggle.left && middle < squiggle.right)
            .map(({ text }) => text)
            .join('');
    });

    function charactersOf(line: Element): readonly { readonly text: string; readonly middle: number }[] {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const characters: { text: string; middle: number }[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const text = node.nodeValue ?? '';
            for (let index = 0; index < text.length; index++) {
                const range = document.createRange();
                range.setStart(node, index);
                range.setEnd(node, index + 1);
                const { left, right } = range.getBoundingClientRect();
                characters.push({ text: text[index] ?? '', middle: (left + right) / 2 });
            }
        }
        return characters;
    }
}
