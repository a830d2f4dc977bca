/** The panel's side of the connection to the extension host. */

import type { FromPanel, PanelIdentity, ToPanel } from './protocol.ts';
import { parseToPanel } from './protocol-parsers.ts';

/** What VS Code gives a webview. */
interface VsCodeApi {
    postMessage(message: FromPanel): void;
    getState(): unknown;
    setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host {
    post(message: FromPanel): void;
    /** What was kept before the panel was hidden or the window reloaded. */
    kept(): unknown;
    keep(identity: PanelIdentity, view: object): void;
}

/** Connects to the host; malformed messages are refused and logged. */
export function connectHost(take: (message: ToPanel) => void): Host {
    const api = acquireVsCodeApi();
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
        const parsed = parseToPanel(event.data);
        if (parsed.kind === 'message') {
            take(parsed.message);
        } else {
            api.postMessage({ type: 'log', level: 'error', message: `The panel refused a message: ${parsed.reason}` });
        }
    });
    return {
        post: (message) => api.postMessage(message),
        kept: () => api.getState(),
        keep: (identity, view) => api.setState({ ...identity, view }),
    };
}
