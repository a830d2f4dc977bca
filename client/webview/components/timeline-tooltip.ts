import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { swatchClass } from './look-swatch.ts';
import type { PlacedTooltip } from './timeline-pointer.ts';

/** What is told of the thing under the pointer: its state, since when, the rule behind it and what it goes back to. */
export function tooltipTemplate({ title, lines, look, rule, cause }: PlacedTooltip): TemplateResult {
    const [first, ...others] = lines;
    return html`<div class="tooltip" aria-hidden="true">
        <p><b>${title}</b></p>
        ${first === undefined ? '' : html`<p>${look === undefined ? '' : html`<i class=${swatchClass(look)}></i>`}${first}</p>`}
        ${others.map((line) => html`<p>${line}</p>`)}
        ${cause === undefined ? '' : html`<p class="cause">${l10n.t('because of')} <q>${cause}</q></p>`}
        ${rule === undefined ? '' : html`<p class="rule">${rule}</p>`}
    </div>`;
}

/** Puts the tooltip beside the pointer, where it is in full view. */
export function placeTooltip(
    element: HTMLElement,
    { x, y }: PlacedTooltip,
    { width, height }: { readonly width: number; readonly height: number },
): void {
    const left = Math.min(x + 14, width - element.offsetWidth - 4);
    const below = y + 18;
    const top = below + element.offsetHeight <= height ? below : y - element.offsetHeight - 8;
    element.style.translate = `${Math.max(4, left)}px ${Math.max(0, top)}px`;
}
