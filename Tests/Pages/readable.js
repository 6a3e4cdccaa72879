// What is wrong with a page for who sees badly, hears it or has no mouse, as far as the page itself can tell.
(() => {
  const wrong = [];
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  // Contrast (WCAG 2.2, 1.4.3): every text against the ground that is behind it.
  const channels = color => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([red, green, blue]) => [red, green, blue]
    .map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, n) => sum + value * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = element => {
    for (let each = element; each; each = each.parentElement) {
      const color = channels(getComputedStyle(each).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(element.tagName)) continue;
    if (!shown(element) || element.closest('.unseen, .skip, :disabled')) continue;
    const isDrawn = element.closest('svg');
    const behind = isDrawn && element.previousElementSibling?.closest('g')?.querySelector('rect');
    const text = luminance(channels(getComputedStyle(element)[isDrawn ? 'fill' : 'color']));
    const back = luminance(behind ? channels(getComputedStyle(behind).fill) : ground(element));
    const ratio = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
    const name = `${element.tagName}.${element.className.baseVal ?? element.className}`;
    if (ratio < 4.5 && !seen.has(name)) {
      seen.add(name);
      wrong.push(`contrast ${ratio.toFixed(1)} of ${name}: ${walker.currentNode.data.trim().slice(0, 30)}`);
    }
  }

  // Headings: one of the first level, and none that skips a level.
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]));
  if (levels.filter(level => level === 1).length !== 1) wrong.push('not one h1');
  levels.forEach((level, n) => { if (n > 0 && level > levels[n - 1] + 1) wrong.push(`h${level} after h${levels[n - 1]}`); });

  // Names: of fields, buttons, links, pictures, and headers of tables.
  for (const field of document.querySelectorAll('input, select, textarea')) {
    if (!field.labels?.length && !field.ariaLabel) wrong.push(`no label: ${field.id}`);
  }
  for (const each of document.querySelectorAll('button, a, summary')) {
    if (!each.textContent.trim()) wrong.push(`no text: ${each.outerHTML.slice(0, 60)}`);
  }
  for (const drawing of document.querySelectorAll('svg')) {
    if (!drawing.ariaLabel && drawing.ariaHidden !== 'true') wrong.push('a drawing without a text');
  }
  for (const header of document.querySelectorAll('th')) if (!header.scope) wrong.push('a th without scope');
  for (const place of ['main', 'header', 'footer']) {
    if (document.querySelectorAll(`body > ${place}, body > div > ${place}`).length !== 1) wrong.push(`not one ${place}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id twice');
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(link.hash.slice(1))) wrong.push(`leads nowhere: ${link.hash}`);
  }
  if (!document.documentElement.lang) wrong.push('no language');
  return wrong;
})()
