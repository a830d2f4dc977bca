/** Resolves after whatever else was waiting: between two looks at something that VS Code tells nobody of. */
export function nextTurn(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve));
}
