import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import {
    createCcsimCoreServices,
    documentsOf,
    loadDocument,
    planOf,
    problemsOf,
    scenariosOf,
} from '../../language/index.ts';

const { shared } = createCcsimCoreServices(NodeFileSystem);
for (const file of process.argv.slice(2)) {
    const t = performance.now();
    const doc = await loadDocument(shared, URI.file(file));
    for (const d of documentsOf(shared, doc))
        for (const x of d.diagnostics ?? [])
            console.log(
                d.uri.path.split('/').pop(),
                x.range.start.line + 1,
                x.range.start.character + 1,
                '-',
                x.range.end.line + 1,
                x.range.end.character + 1,
                x.severity,
                x.code,
                x.message,
            );
    console.log(scenariosOf(doc), Math.round(performance.now() - t), 'ms');
    for (const s of scenariosOf(doc)) {
        const r = planOf(doc, s.name);
        if (r.kind === 'plan') {
            const p = r.plan;
            console.log(p.sources, p.seed, p.durationMs);
            console.log(
                p.topology.components
                    .map(
                        (c, i) =>
                            `${i} ${c.id} ${c.kind} p${c.parent} w${c.whole} [${c.instances}] s${c.serves} b${c.backup}`,
                    )
                    .join('\n'),
            );
            console.log(
                p.topology.links
                    .map((c, i) => `${i} ${c.id} ${c.kind} ${c.from}-${c.to} w${c.whole} [${c.instances}] ${c.implied}`)
                    .join('\n'),
            );
            console.log(
                JSON.stringify(p.topology.agents),
                JSON.stringify(p.topology.applications),
                JSON.stringify(p.topology.domains),
            );
            console.log(p.timeline.map((s) => JSON.stringify([s.text, s.occurs, s.action])).join('\n'));
            console.log(p.expectations.map((s) => JSON.stringify([s.text, s.when, s.what])).join('\n'));
        } else console.log(r.problems);
    }
}
