/** A run, or what is shown of it, as a file. */

import { runName } from '../../../simulator/run-name.ts';
import { serializeTraceInPieces } from '../../../simulator/trace/export.ts';
import type { RunPicture } from '../model/run-picture.ts';
import { tableAsCsv } from '../model/table-text.ts';
import { tasksTable } from '../model/tasks-table.ts';
import type { FromPanel, PanelExportFormat } from '../protocol.ts';
import { entriesCsv } from './csv.ts';
import { type TimelinePicture, timelinePng, timelineSvg } from './timeline-image.ts';

export type ExportFile = Extract<FromPanel, { readonly type: 'save' }>;

/** The file in a format; nothing where it cannot be made. */
export function exportFile(
    format: PanelExportFormat,
    picture: RunPicture,
    timeline: TimelinePicture | undefined,
): ExportFile | undefined {
    const name = fileName(runName(picture.reader.plan));
    switch (format) {
        case 'png': {
            const base64 = timeline === undefined ? undefined : timelinePng(timeline);
            return base64 === undefined
                ? undefined
                : { type: 'save', name: `${name}.png`, mediaType: 'image/png', text: base64, encoding: 'base64' };
        }
        case 'svg': {
            const text = timeline === undefined ? undefined : timelineSvg(timeline);
            return text === undefined ? undefined : textFile(`${name}.svg`, 'image/svg+xml', text);
        }
        case 'entries.csv':
            return textFile(`${name}.entries.csv`, 'text/csv', entriesCsv(picture));
        case 'tasks.csv':
            return textFile(`${name}.tasks.csv`, 'text/csv', tasksCsv(picture));
        case 'json':
            return textFile(
                `${name}.trace.json`,
                'application/json',
                [...serializeTraceInPieces(picture.reader.plan, picture.reader.trace)].join(''),
            );
    }
}

function tasksCsv(picture: RunPicture): string {
    const table = tasksTable(picture, picture.reader.endMs);
    return tableAsCsv(
        table,
        Array.from({ length: table.rowCount }, (_, row) => row),
    );
}

function textFile(name: string, mediaType: string, text: string): ExportFile {
    return { type: 'save', name, mediaType, text, encoding: 'text' };
}

/** A name that every file system takes. */
function fileName(text: string): string {
    return text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'run';
}
