/** Questions that are asked one after the other, with a way back to the one before. */

import { Disposable, type InputBox, type QuickInput, QuickInputButtons, type QuickPickItem, window } from 'vscode';

/** What a person answers instead: go back to the question before. */
export const BACK: unique symbol = Symbol('back');

/** Where a question stands. */
export interface Place {
    readonly title: string;
    /** From 1. */
    readonly step: number;
    readonly steps: number;
    readonly placeholder: string;
}

/** Asks for one of several items; nothing if the question is put away. */
export function askForItem<Item extends QuickPickItem>(
    place: Place,
    items: readonly Item[],
    chosen?: Item,
): Promise<Item | typeof BACK | undefined> {
    const pick = window.createQuickPick<Item>();
    pick.items = items;
    pick.activeItems = chosen === undefined ? [] : [chosen];
    pick.matchOnDetail = true;
    pick.matchOnDescription = true;
    return new Promise((resolve) => {
        show(pick, place, resolve, () => pick.selectedItems[0]);
    });
}

/** What is said of an answer while it is typed. */
export type Judgement = { readonly isRight: boolean; readonly message: string };

/** Asks for a text; nothing if the question is put away. */
export function askForText(
    place: Place,
    value: string,
    judge: (typed: string) => Judgement,
): Promise<string | typeof BACK | undefined> {
    const input = window.createInputBox();
    input.value = value;
    input.prompt = judge(value).message;
    input.onDidChangeValue((typed) => {
        const { isRight, message } = judge(typed);
        input.prompt = isRight ? message : '';
        input.validationMessage = isRight ? '' : message;
    });
    return new Promise((resolve) => {
        show(input, place, resolve, () => (judge(input.value).isRight ? input.value : undefined));
    });
}

type Question = QuickInput & Pick<InputBox, 'placeholder' | 'buttons' | 'onDidAccept' | 'onDidTriggerButton'>;

/** Shows a question until it is answered; what is not yet an answer leaves it where it is. */
function show<Answer>(
    question: Question,
    { title, step, steps, placeholder }: Place,
    resolve: (answer: Answer | typeof BACK | undefined) => void,
    answer: () => Answer | undefined,
): void {
    question.title = title;
    question.step = step;
    question.totalSteps = steps;
    question.placeholder = placeholder;
    question.buttons = step > 1 ? [QuickInputButtons.Back] : [];
    const settle = (given: Answer | typeof BACK | undefined): void => {
        listening.dispose();
        question.dispose();
        resolve(given);
    };
    const listening = Disposable.from(
        question.onDidAccept(() => {
            const given = answer();
            if (given !== undefined) {
                settle(given);
            }
        }),
        question.onDidTriggerButton(() => settle(BACK)),
        question.onDidHide(() => settle(undefined)),
    );
    question.show();
}
