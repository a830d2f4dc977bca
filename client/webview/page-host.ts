/** Takes the place of the extension host in a page that was saved: there is no editor, and files are downloaded. */

import * as l10n from '@vscode/l10n';
import type { SourceRange } from '../../simulator/plan.ts';
import { embeddedPlan } from './embedded-data.ts';
import type { Host } from './host.ts';
import type { FromPanel, ToPanel } from './protocol.ts';
import { parseToPanel } from './protocol-parsers.ts';

/** Shows the Plan that the page holds as soon as the panel listens. */
export function connectPage(take: (message: ToPanel) => void): Host {
    return {
        post(message): void {
            if (message.type === 'ready') {
                show(take);
            } else if (message.type === 'save') {
                download(message);
            } else if (message.type === 'reveal') {
                chooseStatementAt(message.range, take);
            }
        },
        kept: () => undefined,
        keep: () => undefined,
    };
}

function show(take: (message: ToPanel) => void): void {
    const plan = embeddedPlan();
    const parsed = parseToPanel({ type: 'show', revision: 1, document: '', plan, saved: true });
    take(
        parsed.kind === 'message'
            ? parsed.message
            : {
                  type: 'problems',
                  document: '',
                  scenario: document.title,
                  problems: [
                      {
                          uri: '',
                          startLine: 0,
                          startColumn: 0,
                          endLine: 0,
                          endColumn: 0,
                          code: 'plan/unavailable',
                          message: l10n.t(
                              'This page holds no run that can be shown: {0}. Export it again.',
                              parsed.reason,
                          ),
                      },
                  ],
              },
    );
}

/** There is no text to go to; what a statement led to says more than nothing. */
function chooseStatementAt({ source, startLine }: SourceRange, take: (message: ToPanel) => void): void {
    const parsed = parseToPanel({ type: 'show', revision: 1, document: '', plan: embeddedPlan() });
    const timeline = parsed.kind === 'message' && parsed.message.type === 'show' ? parsed.message.plan.timeline : [];
    const statement = timeline.findIndex(({ range }) => range.source === source && range.startLine === startLine);
    if (statement !== -1) {
        take({ type: 'statement', statement });
    }
}

function download({ name, mediaType, text, encoding }: Extract<FromPanel, { readonly type: 'save' }>): void {
    const bytes =
        encoding === 'text'
            ? new TextEncoder().encode(text)
            : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
}
