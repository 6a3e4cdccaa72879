/// The script of the steward's page: filters, sorting and leafing through the points, and sorting the organisations.
///
/// It makes elements and sets their text, and never reads markup from data. At most one page of rows stands in the
/// document, so that ten thousand points filter as fast as ten.
enum StewardPageScript {
    static let script = PageScript(text: text, hash: "sha256-RDVXmeLxV6rUiTqWZi3Z5wE0eX9dYh+tk93H0yqz2Ac=")

    private static let text: StaticString = #"""

        (() => {
          'use strict';
          const make = (name, className, ...content) => {
            const element = document.createElement(name);
            if (className) element.className = className;
            element.append(...content);
            return element;
          };

          // A table with few rows: sorted in place, by what stands in its cells.
          const headings = (table, sort) => {
            for (const [column, heading] of [...table.tHead.rows[0].cells].entries()) {
              const button = make('button', 'sort', ...heading.childNodes);
              button.type = 'button';
              button.addEventListener('click', () => {
                const falling = heading.getAttribute('aria-sort') === 'ascending';
                for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
                heading.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
                sort(column, falling ? -1 : 1);
              });
              heading.append(button);
            }
          };
          const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
          for (const table of document.querySelectorAll('table.sortable')) {
            headings(table, (column, direction) => {
              const body = table.tBodies[0];
              const value = row => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
              body.append(...[...body.rows].sort((a, b) => direction * order(value(a), value(b))));
            });
          }

          const source = document.getElementById('gegevens');
          if (!source) return;
          const data = JSON.parse(source.textContent);
          const { rows, owners, files, rules, titles, texts, keys, words } = data;
          const [SEVERITY, OWNER, RULE, STATUS, RECORD, KEY] = [0, 1, 2, 3, 4, 5];
          const [ID, MESSAGE, PLACE, QUESTION, WHY, HINT, EXPLAINED] = [0, 1, 2, 3, 4, 5, 6].map(n => n + KEY + keys.length);
          const pageSize = 100;
          const form = document.getElementById('filters');
          const table = document.getElementById('tabel');
          const columns = table.tHead.rows[0].cells.length;
          const status = document.getElementById('aantal');
          const pages = document.getElementById('bladeren');
          const search = document.getElementById('filter-text');
          const number = value => String(value).replace(/\B(?=(\d{3})+$)/g, words.thousands);
          const fill = (text, ...values) => text.replace(/%(\d)/g, (_, n) => number(values[n - 1]));
          const named = (list, index, otherwise) => index < 0 ? otherwise : list[index];

          // What a filter looks at: the column of the rows, and the names of its values.
          const filters = [
            ['owner', OWNER, owners], ['rule', RULE, rules.map((id, n) => titles[n] ? `${titles[n]} (${id})` : id)],
            ['severity', SEVERITY, data.severities], ['status', STATUS, data.statuses],
            ...keys.map((names, n) => [`key${n}`, KEY + n, names]),
          ].map(([name, column, names]) => ({ name, column, names, select: document.getElementById(`filter-${name}`) }));
          for (const { column, names, select } of filters) {
            const counts = new Map();
            for (const row of rows) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
            const values = [...counts.keys()];
            // Nothing to choose: no choice.
            select.closest('p').hidden = values.length < 2;
            if (column !== SEVERITY && column !== STATUS) values.sort((a, b) => order(named(names, a, ''), named(names, b, '')));
            else values.sort((a, b) => a - b);
            for (const value of values) {
              const name = named(names, value, column === OWNER ? words.nobody : '–');
              const option = make('option', '', `${name} (${number(counts.get(value))})`);
              option.value = value;
              select.append(option);
            }
          }

          // Made once, when a text is looked for: what stands in a row, in small letters.
          let haystack = null;
          const haystacks = () => haystack ??= rows.map(row => [
            row[ID], row[MESSAGE], row[PLACE], named(owners, row[OWNER], ''), rules[row[RULE]], titles[row[RULE]], texts[row[RECORD]],
          ].join('\n').toLowerCase());

          let found = rows.map((_, n) => n);
          let sorted = null;
          let start = 0;

          const detail = row => {
            const list = make('dl');
            const add = (label, value) => { if (value) list.append(make('dt', '', label), make('dd', '', value)); };
            add(words.question, named(texts, row[QUESTION], ''));
            add(words.explained, named(texts, row[EXPLAINED], ''));
            add(words.hint, named(texts, row[HINT], ''));
            add(words.place, row[PLACE]);
            add(words.why, named(texts, row[WHY], ''));
            add(words.rule, titles[row[RULE]] ? `${titles[row[RULE]]} (${rules[row[RULE]]})` : rules[row[RULE]]);
            add(words.id, row[ID]);
            return list;
          };
          const line = row => {
            const mark = data.marks[row[SEVERITY]];
            const sign = make('span', 'sign', data.signs[row[SEVERITY]]);
            sign.setAttribute('aria-hidden', 'true');
            const name = named(owners, row[OWNER], words.nobody);
            const file = named(files, row[OWNER], '');
            const owner = file ? make('a', '', name) : name;
            if (file) owner.href = file;
            const details = make('details', '', make('summary', '', row[MESSAGE]));
            details.addEventListener('toggle', () => { if (details.childElementCount === 1) details.append(detail(row)); });
            const cells = [
              make('span', `badge ${mark}`, sign, ` ${data.severities[row[SEVERITY]]}`), owner, texts[row[RECORD]], details,
              named(data.statuses, row[STATUS], ''),
            ];
            return make('tr', '', ...cells.slice(0, columns).map(content => make('td', '', content)));
          };

          const show = () => {
            const shown = found.slice(start, start + pageSize);
            table.tBodies[0].replaceChildren(...shown.map(n => line(rows[n])));
            status.textContent = found.length ? fill(words.shown, found.length, rows.length) : words.none;
            pages.hidden = found.length <= pageSize;
            pages.querySelector('span').textContent = fill(words.range, start + 1, start + shown.length, found.length);
            pages.querySelector('[data-step="-1"]').disabled = start === 0;
            pages.querySelector('[data-step="1"]').disabled = start + pageSize >= found.length;
          };
          const choose = () => {
            const wanted = filters.filter(({ select }) => select.value !== '-').map(({ column, select }) => [column, Number(select.value)]);
            const parts = search.value.toLowerCase().split(/\s+/).filter(Boolean);
            const hay = parts.length ? haystacks() : null;
            found = [];
            for (const n of sorted ?? rows.keys()) {
              if (wanted.every(([column, value]) => rows[n][column] === value)
                && parts.every(part => hay[n].includes(part))) found.push(n);
            }
            start = 0;
            show();
          };

          headings(table, (column, direction) => {
            const value = [
              row => row[SEVERITY], row => named(owners, row[OWNER], ''), row => texts[row[RECORD]], row => row[MESSAGE],
              row => row[STATUS],
            ][column];
            const compare = typeof value(rows[0]) === 'number' ? (a, b) => a - b : order;
            const values = rows.map(value);
            sorted = [...rows.keys()].sort((a, b) => direction * compare(values[a], values[b]) || a - b);
            choose();
          });
          form.addEventListener('input', choose);
          form.addEventListener('submit', event => event.preventDefault());
          form.addEventListener('reset', () => setTimeout(choose));
          pages.addEventListener('click', event => {
            if (!event.target.dataset.step) return;
            start += pageSize * Number(event.target.dataset.step);
            show();
            table.scrollIntoView({ block: 'start' });
          });
          // A name elsewhere on the page that leads to its points.
          document.addEventListener('click', event => {
            const link = event.target.closest('a[data-filter]');
            if (!link) return;
            const { name, select } = filters.find(filter => filter.name === link.dataset.filter) ?? {};
            const value = (name === 'rule' ? rules : owners).indexOf(link.dataset.value);
            if (!select) return;
            form.reset();
            select.value = value < 0 ? '-' : String(value);
          });
          form.hidden = false;
          choose();
        })();

        """#
}
