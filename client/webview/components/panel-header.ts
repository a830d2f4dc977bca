import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { runName } from '../../../simulator/run-name.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { numberText } from '../localization.ts';
import type { RunDifferences } from '../model/run-differences.ts';
import type { RunPicture } from '../model/run-picture.ts';
import type { Totals } from '../model/totals.ts';
import type { Tab } from '../model/view-state.ts';
import { icon } from './icon.ts';
import { AskEvent, ViewChangeEvent } from './panel-events.ts';
import { controls, tones } from './theme.ts';

interface Figure {
    readonly count: number;
    readonly label: string;
    readonly tone: string;
    readonly tab: Tab;
    /** What the table of the tab is filtered by when the figure is clicked. */
    readonly filter: string;
    readonly title: string;
}

/** What a run amounts to: name, verdict, totals, and the cursor's time. */
export class PanelHeader extends LitElement {
    static override readonly properties = {
        picture: { attribute: false },
        differences: { attribute: false },
        cursorMs: { attribute: false },
    };
    declare picture: RunPicture;
    declare differences: RunDifferences | undefined;
    declare cursorMs: number;

    static override readonly styles = [
        controls,
        tones,
        css`
            header {
                align-items: center;
                border-block-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
                display: flex;
                flex-wrap: wrap;
                gap: 4px 14px;
                padding: 6px 12px;
            }
            h1 {
                font-size: 1.1em;
                font-weight: 600;
                margin: 0;
                max-inline-size: 100%;
                overflow: hidden;
                text-overflow: ellipsis;
                white-space: nowrap;
            }
            .verdict {
                align-items: center;
                border: 1px solid var(--tone);
                border-radius: 10px;
                display: inline-flex;
                gap: 4px;
                padding: 0 8px 0 5px;
            }
            .verdict .icon {
                color: var(--tone);
            }
            ul {
                display: flex;
                flex-wrap: wrap;
                gap: 2px 4px;
                list-style: none;
                margin: 0;
                padding: 0;
            }
            .figure {
                padding: 1px 6px;
            }
            .figure b {
                border-block-end: 2px solid var(--tone, transparent);
                font-variant-numeric: tabular-nums;
            }
            .figure.zero {
                color: var(--vscode-descriptionForeground);
            }
            .figure.zero b {
                border-color: transparent;
                font-weight: normal;
            }
            @container panel (max-width: 1250px) {
                li:has(.zero) {
                    display: none;
                }
            }
            .cursor {
                font-variant-numeric: tabular-nums;
                /* Room for the longest time, so that no line breaks while the cursor moves. */
                min-inline-size: 19ch;
                white-space: nowrap;
            }
            .export {
                margin-inline-start: auto;
                padding: 3px;
            }
        `,
    ];

    override render(): TemplateResult {
        const { reader, totals } = this.picture;
        return html`<header data-testid="run-summary">
            <h1 title=${l10n.t('{0} on {1}', runName(reader.plan), reader.plan.topology.name)}>${runName(reader.plan)}
                <span class="dim">${l10n.t('on {0}', reader.plan.topology.name)}</span></h1>
            ${this.#verdict(totals)}
            ${this.#changes()}
            <ul aria-label=${l10n.t('Totals of the run')}>${figures(totals).map((figure) => html`<li>${this.#figure(figure)}</li>`)}</ul>
            <button
                class="export"
                data-testid="export"
                title=${l10n.t('Export (d)')}
                aria-label=${l10n.t('Export')}
                @click=${() => this.dispatchEvent(new AskEvent('export'))}
            >${icon('export')}</button>
            <span class="cursor"><span class="dim">${l10n.t('Cursor')}</span> <b data-testid="cursor-time">${formatMs(Math.round(this.cursorMs))}</b></span>
        </header>`;
    }

    #verdict({ expectations, failedExpectations }: Totals): TemplateResult | typeof nothing {
        if (expectations === 0) {
            return nothing;
        }
        const failed = failedExpectations > 0;
        return html`<button
            class=${`verdict tone ${failed ? 'tone-bad' : 'tone-good'}`}
            data-testid="verdict"
            title=${l10n.t('Show the expectations')}
            @click=${() => this.dispatchEvent(new ViewChangeEvent({ tab: 'expectations', rowFilter: '' }))}
        >
            ${icon(failed ? 'error' : 'pass')}
            ${verdictText(expectations, failedExpectations)}
        </button>`;
    }

    /** How many things differ from the run that this one is compared with. */
    #changes(): TemplateResult | typeof nothing {
        const { differences } = this;
        return differences === undefined
            ? nothing
            : html`<button
                  class="figure tone tone-changed"
                  data-testid="changes"
                  title=${l10n.t('What differs from {0}', differences.baseline.label)}
                  @click=${() => this.dispatchEvent(new ViewChangeEvent({ tab: 'changes', rowFilter: '' }))}
              ><b>${numberText(differences.comparison.count)}</b> ${
                  differences.comparison.count === 1
                      ? l10n.t('difference from {0}', differences.baseline.label)
                      : l10n.t('differences from {0}', differences.baseline.label)
              }</button>`;
    }

    #figure({ count, label, tone, tab, filter, title }: Figure): TemplateResult {
        return html`<button
            class=${`figure tone tone-${tone} ${count === 0 ? 'zero' : ''}`}
            title=${title}
            @click=${() => this.dispatchEvent(new ViewChangeEvent({ tab, rowFilter: count === 0 ? '' : filter }))}
        ><b>${numberText(count)}</b> ${label}</button>`;
    }
}

function figures(totals: Totals): readonly Figure[] {
    return [
        figure(
            totals.agentsLoggedOut,
            l10n.t('agents logged out'),
            'bad',
            'agents',
            '',
            l10n.t('Agents whom a failure logged out at least once'),
        ),
        figure(totals.tasks, l10n.t('tasks'), 'busy', 'tasks', '', l10n.t('Tasks and calls that arrived')),
        figure(totals.lost, l10n.t('lost'), 'bad', 'tasks', 'lost', l10n.t('Tasks that a failure ended')),
        figure(
            totals.terminated,
            l10n.t('terminated'),
            'bad',
            'tasks',
            'terminated',
            l10n.t('Tasks that a time limit ended'),
        ),
        figure(
            totals.rejected,
            l10n.t('rejected'),
            'warning',
            'messages',
            'NEW_TASK_FAILURE',
            l10n.t('Tasks with a routing request that was rejected'),
        ),
        figure(
            totals.abandoned,
            l10n.t('abandoned'),
            'warning',
            'tasks',
            'abandoned',
            l10n.t('Tasks that ended before an agent had them'),
        ),
        figure(
            totals.unreported,
            l10n.t('unreported'),
            'warning',
            'tasks',
            '',
            l10n.t('Tasks of which the reports miss something'),
        ),
    ];
}

function figure(count: number, label: string, tone: string, tab: Tab, filter: string, title: string): Figure {
    return { count, label, tone, tab, filter, title };
}

function verdictText(expectations: number, failed: number): string {
    if (failed > 0) {
        return l10n.t('{0} of {1} expectations failed', failed, expectations);
    }
    return expectations === 1 ? l10n.t('1 expectation passed') : l10n.t('{0} expectations passed', expectations);
}

customElements.define('ccsim-header', PanelHeader);
