/** Tells the host how things are at the cursor, so that the editor can show it beside the text. */

import type { PanelApp } from './components/panel-app.ts';
import type { Host } from './host.ts';
import { currentStatement, declarationStates } from './model/declaration-states.ts';
import type { RunPicture } from './model/run-picture.ts';

/** Answers what tells the host if cursor or run have changed since it was called last. */
export function tellStates(app: PanelApp, host: Host): () => void {
    let told: { readonly picture: RunPicture; readonly cursorMs: number } | undefined;
    return () => {
        const { picture, view } = app;
        const { cursorMs } = view;
        if (picture === undefined || cursorMs === undefined) {
            return;
        }
        if (told?.picture !== picture || told.cursorMs !== cursorMs) {
            told = { picture, cursorMs };
            const atMs = Math.round(cursorMs);
            const statement = currentStatement(picture, atMs);
            host.post({
                type: 'states',
                atMs,
                ...(statement === undefined ? {} : { statement }),
                declarations: declarationStates(picture, atMs),
            });
        }
    };
}
