/** The menus of the panel: what can happen to something, and in which form a run can be exported. */

import * as l10n from '@vscode/l10n';
import type { InjectedVerb } from '../../../server/protocol.ts';
import { formatMs } from '../../../simulator/trace/instants.ts';
import { exportFile } from '../export/export-file.ts';
import type { TimelinePicture } from '../export/timeline-image.ts';
import type { InjectionChoice } from '../model/injection-choices.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { type FromPanel, PANEL_EXPORT_FORMATS, type PanelExportFormat } from '../protocol.ts';
import type { MenuContents } from './choice-menu.ts';
import type { InjectRequest } from './panel-events.ts';

const FORMATS: Readonly<Record<PanelExportFormat, string>> = {
    png: l10n.t('Picture of the timeline (PNG)'),
    svg: l10n.t('Picture of the timeline (SVG)'),
    'entries.csv': l10n.t('Everything that happened (CSV)'),
    'tasks.csv': l10n.t('Tasks (CSV)'),
    json: l10n.t('Trace (JSON)'),
};
const PAGE = { id: 'html', label: l10n.t('Page that shows this panel (HTML)') };

/** What can happen to a component or link at an instant. */
export function injectMenu({ target, atMs }: InjectRequest, choices: readonly InjectionChoice[]): MenuContents {
    return {
        heading: l10n.t('{0} at {1}', target, formatMs(atMs)),
        testId: 'inject',
        choices: choices.map(({ verb, label }) => ({ id: verb, label })),
    };
}

/** What the host is told of the choice. */
export function injection({ target, atMs }: InjectRequest, verb: InjectedVerb): FromPanel {
    return { type: 'inject', statement: { verb, target, atMs } };
}

/** @param offersPage whether the host can make a page of the panel */
export function exportMenu(offersPage: boolean): MenuContents {
    return {
        heading: l10n.t('Export'),
        testId: 'export',
        choices: [
            ...PANEL_EXPORT_FORMATS.map((format) => ({ id: format, label: FORMATS[format] })),
            ...(offersPage ? [PAGE] : []),
        ],
    };
}

/** What the host is told of the choice: the file, or that it is to make the page. */
export function exportRequest(
    id: string,
    picture: RunPicture,
    timeline: TimelinePicture | undefined,
): FromPanel | undefined {
    const format = PANEL_EXPORT_FORMATS.find((each) => each === id);
    return format === undefined ? { type: 'savePage' } : exportFile(format, picture, timeline);
}
