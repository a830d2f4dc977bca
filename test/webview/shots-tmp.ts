import { PanelBrowser, send, ran, settled, posted } from './panel-browser.ts';
import { DARK, LIGHT, HIGH_CONTRAST } from './themes.ts';
import { examplePlan, planOfText, largeScenario } from './plans.ts';
const browser = await PanelBrowser.start();
const plan = await examplePlan(process.argv[2] ?? 'router-link-lost');
for (const theme of process.argv[3] === 'all' ? [DARK, LIGHT, HIGH_CONTRAST] : [DARK]) {
  for (const [w,h] of [[400,900],[1000,900],[2000,1200]] as const) {
    const page = await browser.open(theme, {width:w,height:h});
    page.on('console', m => console.log('console', m.text()));
    page.on('pageerror', e => console.log('error', e));
    await send(page, {type:'show', revision:1, document:'file:///x.ccsim', plan});
    try { await ran(page,1); } catch (e) { console.log(String(e).slice(0,200), await posted(page,'log'), await page.evaluate(()=>window.violations)); }
    await page.screenshot({path:`/work/main/test-results/${theme.name}-${w}.png`});
    const v = await page.evaluate(()=>window.violations); if (v.length) console.log('violations', v);
    await page.close();
  }
}
await browser.stop();
