/// The script of an organisation's page: keeps the answers while they are typed, and makes one text of them.
///
/// Without it the page reads and prints the same; the browser may refuse to store (a page from a folder), and then the
/// answers are kept as long as the page is open.
enum OwnerPageScript {
    static let script = PageScript(text: text, hash: "sha256-rdoKRPRBXEYMHs9BOKxpHhGMN4NJsIToiJjYxN39c+M=")

    private static let text: StaticString = #"""

        (() => {
          'use strict';
          const bar = document.getElementById('antwoordbalk');
          const fields = [...document.querySelectorAll('article textarea')];
          if (!bar || fields.length === 0) return;
          const words = bar.dataset;
          const status = bar.querySelector('[role=status]');
          const details = document.getElementById('antwoordtekst');
          const whole = document.getElementById('antwoord-alles');
          const store = (() => { try { return window.localStorage; } catch { return null; } })();

          const read = () => {
            try { return Object(JSON.parse(store.getItem(words.store))); } catch { return {}; }
          };
          const keep = () => {
            // With the answers on other pages of the same organisation, about another quarter or of an earlier time.
            const kept = read();
            for (const field of fields) {
              const id = field.closest('article').dataset.id;
              if (field.value.trim()) kept[id] = field.value;
              else delete kept[id];
            }
            try { store.setItem(words.store, JSON.stringify(kept)); } catch { /* kept while the page is open */ }
          };
          const grow = field => {
            field.style.height = 'auto';
            field.style.height = `${field.scrollHeight + 2}px`;
          };
          const answered = () => fields.filter(field => field.value.trim());

          const reply = () => {
            const parts = answered().map(field => {
              const point = field.closest('article').dataset;
              return `${point.number}. ${point.record}\n${point.message}\n${words.number} ${point.id}\n`
                + `${words.answer} ${field.value.trim()}\n`;
            });
            return `${words.head}\n\n${parts.join('\n')}`;
          };
          const say = text => { status.textContent = text; };
          const count = () => {
            say(words.answered.replace('%1', answered().length).replace('%2', fields.length));
            whole.value = answered().length ? reply() : words.none;
          };

          const copy = async () => {
            const text = reply();
            try {
              await navigator.clipboard.writeText(text);
              say(words.copied);
            } catch {
              details.open = true;
              whole.value = text;
              whole.focus();
              whole.select();
              say(document.execCommand('copy') ? words.copied : words.notCopied);
            }
          };
          const save = () => {
            const link = document.createElement('a');
            const address = URL.createObjectURL(new Blob([reply()], { type: 'text/plain;charset=utf-8' }));
            link.href = address;
            link.download = words.file;
            link.click();
            setTimeout(() => URL.revokeObjectURL(address), 10000);
            say(words.saved);
          };
          const clear = () => {
            if (!window.confirm(words.confirm)) return;
            for (const field of fields) { field.value = ''; grow(field); }
            keep();
            count();
          };

          const kept = read();
          for (const field of fields) {
            const text = kept[field.closest('article').dataset.id];
            if (typeof text === 'string' && !field.value) field.value = text;
            field.addEventListener('input', () => { grow(field); keep(); count(); });
          }
          bar.addEventListener('click', event => {
            const action = event.target.dataset.do;
            if (action !== 'clear' && action && answered().length === 0) return say(words.none);
            if (action === 'copy') copy();
            if (action === 'save') save();
            if (action === 'clear') clear();
          });
          // On paper a field is as high as its text.
          window.addEventListener('beforeprint', () => fields.forEach(grow));
          bar.hidden = false;
          details.hidden = false;
          count();
        })();

        """#
}
