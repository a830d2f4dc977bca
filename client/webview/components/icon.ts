/** Icons of VS Code's own set, as SVG: a font would need a file to fetch and shows boxes until it is there. */

import arrowCircleLeft from '@vscode/codicons/src/icons/arrow-circle-left.svg';
import arrowCircleRight from '@vscode/codicons/src/icons/arrow-circle-right.svg';
import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg';
import arrowLeft from '@vscode/codicons/src/icons/arrow-left.svg';
import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg';
import arrowSwap from '@vscode/codicons/src/icons/arrow-swap.svg';
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg';
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg';
import chevronLeft from '@vscode/codicons/src/icons/chevron-left.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import chevronUp from '@vscode/codicons/src/icons/chevron-up.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import collapseAll from '@vscode/codicons/src/icons/collapse-all.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import debugAlt from '@vscode/codicons/src/icons/debug-alt.svg';
import debugDisconnect from '@vscode/codicons/src/icons/debug-disconnect.svg';
import debugPause from '@vscode/codicons/src/icons/debug-pause.svg';
import debugStepBack from '@vscode/codicons/src/icons/debug-step-back.svg';
import debugStepOver from '@vscode/codicons/src/icons/debug-step-over.svg';
import ellipsis from '@vscode/codicons/src/icons/ellipsis.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import expandAll from '@vscode/codicons/src/icons/expand-all.svg';
import exportIcon from '@vscode/codicons/src/icons/export.svg';
import filter from '@vscode/codicons/src/icons/filter.svg';
import goToFile from '@vscode/codicons/src/icons/go-to-file.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import play from '@vscode/codicons/src/icons/play.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import refresh from '@vscode/codicons/src/icons/refresh.svg';
import screenFull from '@vscode/codicons/src/icons/screen-full.svg';
import screenNormal from '@vscode/codicons/src/icons/screen-normal.svg';
import search from '@vscode/codicons/src/icons/search.svg';
import zoomIn from '@vscode/codicons/src/icons/zoom-in.svg';
import zoomOut from '@vscode/codicons/src/icons/zoom-out.svg';
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

const ICONS = {
    'arrow-circle-left': arrowCircleLeft,
    'arrow-circle-right': arrowCircleRight,
    'arrow-down': arrowDown,
    'arrow-left': arrowLeft,
    'arrow-right': arrowRight,
    'arrow-swap': arrowSwap,
    'arrow-up': arrowUp,
    'chevron-down': chevronDown,
    'chevron-left': chevronLeft,
    'chevron-right': chevronRight,
    'chevron-up': chevronUp,
    close,
    'collapse-all': collapseAll,
    copy,
    'debug-alt': debugAlt,
    'debug-disconnect': debugDisconnect,
    'debug-pause': debugPause,
    'debug-step-back': debugStepBack,
    'debug-step-over': debugStepOver,
    ellipsis,
    error,
    'expand-all': expandAll,
    export: exportIcon,
    filter,
    'go-to-file': goToFile,
    pass,
    play,
    question,
    refresh,
    'screen-full': screenFull,
    'screen-normal': screenNormal,
    search,
    'zoom-in': zoomIn,
    'zoom-out': zoomOut,
} as const;
export type IconName = keyof typeof ICONS;

/** An icon that is decoration only: what it means is said beside it. */
export function icon(name: IconName, slot = ''): TemplateResult {
    // The text is a constant of the bundle, never of a scenario.
    return html`<span class="icon" aria-hidden="true" slot=${slot}>${unsafeHTML(ICONS[name])}</span>`;
}
