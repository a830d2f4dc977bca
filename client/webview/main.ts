/** The panel's entry point: joins the host, the runner and what is seen. */

import './localization.ts';
import { PostEvent } from './components/host-events.ts';
import { PanelApp } from './components/panel-app.ts';
import { AskEvent, RevealEvent, RevealProblemEvent } from './components/panel-events.ts';
import { RunWorkEvent } from './components/run-work-controller.ts';
import { embeddedPlan } from './embedded-data.ts';
import { connectHost } from './host.ts';
import { connectPage } from './page-host.ts';
import { followPreferredTheme } from './page-theme.ts';
import { startPanel } from './panel-session.ts';
import { RunAnalyst } from './run-analyst.ts';
import { Runner } from './runner.ts';
import { blobWorker } from './worker-loading.ts';

const app = new PanelApp();
const isSavedPage = embeddedPlan() !== undefined;
if (isSavedPage) {
    followPreferredTheme();
    app.hasEditor = false;
}
const analyst = new RunAnalyst(blobWorker);
const session = startPanel(
    app,
    isSavedPage ? connectPage : connectHost,
    (listener) => new Runner(blobWorker, listener),
    analyst,
);
app.addEventListener(RevealEvent.type, (event) => {
    if (event instanceof RevealEvent) {
        session.reveal(event.range);
    }
});
app.addEventListener(RevealProblemEvent.type, (event) => {
    if (event instanceof RevealProblemEvent) {
        session.revealProblem(event.problem);
    }
});
app.addEventListener(AskEvent.type, (event) => {
    if (event instanceof AskEvent) {
        session.ask(event.what);
    }
});
app.addEventListener(PostEvent.type, (event) => {
    if (event instanceof PostEvent) {
        session.post(event.message);
    }
});
app.addEventListener(RunWorkEvent.type, (event) => {
    if (event instanceof RunWorkEvent) {
        event.answer(analyst.work(event.reader, event.work));
    }
});
document.adoptedStyleSheets = [pageStyle()];
document.body.append(app);
session.begin();

/** The page around the panel; a constructed style sheet needs no exception from the content security policy. */
function pageStyle(): CSSStyleSheet {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('body { margin: 0; padding: 0; overflow: hidden; }');
    return sheet;
}
