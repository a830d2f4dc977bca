import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, panelPage } from '../../client/panel-page.ts';
import { ENGLISH } from '../../client/webview/page-strings.ts';

const PARTS = {
    cspSource: 'https://*.vscode-cdn.net',
    nonce: 'abc123',
    scriptUri: 'https://x.vscode-cdn.net/main.js',
    workerUri: 'https://x.vscode-cdn.net/worker.js',
    layoutWorkerUri: 'https://x.vscode-cdn.net/layout-worker.js',
    title: '<img src=x onerror=alert(1)>"',
    language: ENGLISH,
};

describe('the policy of the panel', () => {
    it('allows the one script, a worker, and nothing unsafe', () => {
        expect(contentSecurityPolicy(PARTS)).toBe(
            "default-src 'none'; script-src 'nonce-abc123'; worker-src blob:; " +
                'connect-src https://*.vscode-cdn.net; style-src https://*.vscode-cdn.net',
        );
        expect(contentSecurityPolicy(PARTS)).not.toContain('unsafe');
    });
});

describe('the page of the panel', () => {
    it('has its script under the nonce, and says where the worker is', () => {
        const page = panelPage(PARTS);
        expect(page).toContain('<script nonce="abc123" src="https://x.vscode-cdn.net/main.js"></script>');
        expect(page).toContain('<meta name="ccsim-worker" content="https://x.vscode-cdn.net/worker.js">');
    });

    it('lets no name become markup', () => {
        expect(panelPage(PARTS)).not.toContain('<img');
    });

    it('is in the editor’s language, with the strings as data that cannot become markup', () => {
        const strings = { Agents: '</script><img src=x>' };
        const page = panelPage({ ...PARTS, language: { language: 'de', strings } });
        expect(page).toContain('<html lang="de">');
        expect(page).not.toContain('<img');
        const data = /<script type="application\/json" id="ccsim-strings">(.*)<\/script>/.exec(page)?.[1];
        expect(JSON.parse(data ?? '')).toEqual(strings);
    });
});
