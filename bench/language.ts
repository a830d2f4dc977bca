/** `npm run bench -- language`: how fast the language server answers, beside the parse alone as the floor. */

import { EditorSession, type Latencies } from './editor-session.ts';
import { workspaceOf } from './workspace.ts';

const SIZES = [1_000, 10_000, 50_000];

/** Types into workspaces of several sizes and prints how long the answers take. */
export async function run(): Promise<void> {
    console.log('Language server over a connection in memory; milliseconds of the processor, median / 95th percentile');
    console.log(
        'A keystroke is sent as an editor sends it, and nothing waits for typing to pause: there is no debounce.',
    );
    for (const lines of SIZES) {
        const workspace = workspaceOf(lines);
        const session = await EditorSession.start(workspace);
        console.log(`\n${workspace.lines} lines in ${workspace.files.length} files`);
        console.log(
            'changed    lines     parse        diagnostics  /parse   all affected     completion          hover',
        );
        for (const [kind, { path }] of [
            ['scenario', workspace.scenario],
            ['topology', workspace.topology],
        ] as const) {
            const figures = await session.measure(path);
            const cells = [
                String(figures.lines).padStart(6),
                pair(figures.parse),
                pair(figures.diagnostics),
                (figures.diagnostics.median / figures.parse.median).toFixed(2).padStart(6),
                pair(figures.settled),
                pair(figures.completion),
                pair(figures.hover),
            ];
            console.log(`${kind}  ${cells.join(' ')}`);
        }
        session.close();
    }
}

function pair({ median, high }: Latencies): string {
    return `${median.toFixed(1).padStart(7)} / ${high.toFixed(1).padStart(6)}`;
}
