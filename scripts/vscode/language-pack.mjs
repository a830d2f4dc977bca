/**
 * Has VS Code's server speak another language as far as extensions go, without downloading a language pack: the workbench
 * itself stays English, since the pack translates none of its texts.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts the pack where the server looks for those that are installed.
 *
 * @param {string} userData the server's folder of user data
 * @param {string} language such as `de`
 */
export async function installLanguagePack(userData, language) {
    const texts = join(userData, 'language-pack', 'main.i18n.json');
    await mkdir(join(userData, 'language-pack'), { recursive: true });
    await writeFile(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
    const pack = {
        hash: `ccsim-${language}`,
        label: language,
        extensions: [{ extensionIdentifier: { id: `ccsim.language-${language}` }, version: '1.0.0' }],
        translations: { vscode: texts },
    };
    await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
