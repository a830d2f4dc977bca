/** The browser that tests drive: the same that shows VS Code in them. */

export { launchBrowser as launchChromium } from '../scripts/vscode/browser.mjs';
