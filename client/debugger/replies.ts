/** How requests are answered. */

import { DebugSession } from '@vscode/debugadapter/lib/debugSession.js';
import type { DebugProtocol } from '@vscode/debugprotocol';

export type Reply = DebugProtocol.Response;

export abstract class ReplyingSession extends DebugSession {
    protected answer<Body>(response: Reply & { body?: Body }, body: Body): void {
        response.body = body;
        this.sendResponse(response);
    }

    protected refuse(response: Reply, message: string, showUser = true): void {
        this.sendErrorResponse(response, { id: 1, format: '{_text}', variables: { _text: message }, showUser });
    }

    protected promise(response: Reply, work: () => Promise<void>): void {
        work().catch((error: unknown) => this.refuse(response, messageOf(error)));
    }
}

/** Why a request cannot be met, for the person who made it. */
export class Refusal extends Error {}

export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
