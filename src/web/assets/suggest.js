// A search field that suggests while one types: the editable combobox of the ARIA Authoring Practices, with a list and manual
// selection. A suggestion leads to a page; the field and its form work as before without this.
'use strict';
{
  const PAUSE = 150;
  const LEAST = 2;

  const combobox = frame => {
    const field = frame.querySelector('input');
    const box = document.createElement('div');
    const told = document.createElement('div');
    const id = `${field.id}-forslag`;
    let options = [], active = -1, timer = 0, asking = null, asked = '';

    box.className = 'suggestions';
    box.hidden = true;
    told.className = 'ds-sr-only';
    told.setAttribute('role', 'status');
    frame.append(box, told);
    // A field for searching has no such role of its own in HTML.
    field.type = 'text';
    field.enterKeyHint = 'search';
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-expanded', 'false');

    const point = n => {
      options[active]?.setAttribute('aria-selected', 'false');
      active = n;
      const option = options[active];
      if (!option) { field.removeAttribute('aria-activedescendant'); return; }
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      field.setAttribute('aria-activedescendant', option.id);
    };
    const open = () => {
      box.hidden = false;
      field.setAttribute('aria-expanded', 'true');
      field.setAttribute('aria-controls', id);
    };
    const close = () => {
      point(-1);
      box.hidden = true;
      field.setAttribute('aria-expanded', 'false');
      field.removeAttribute('aria-controls');
    };
    const forget = () => {
      clearTimeout(timer);
      asking?.abort();
      asking = null;
    };
    const show = html => {
      box.innerHTML = html;
      const list = box.querySelector('[role=listbox]');
      options = [...box.querySelectorAll('[role=option]')];
      told.textContent = box.querySelector('[data-told]')?.dataset.told ?? '';
      active = -1;
      if (!list || options.length === 0) { close(); return; }
      list.id = id;
      list.setAttribute('aria-label', frame.dataset.label);
      options.forEach((option, n) => { option.id = `${id}-${n}`; });
      point(-1);
      if (document.activeElement === field) open();
    };
    const ask = async words => {
      asking = new AbortController();
      try {
        const answer = await fetch(`${frame.dataset.from}?q=${encodeURIComponent(words)}`, { signal: asking.signal });
        if (answer.ok && answer.headers.get('content-type')?.startsWith('text/html')) {
          const html = await answer.text();
          if (words === asked) show(html);
        }
      } catch { /* Taken back by what was typed since, or no connection: no suggestions then. */ }
    };
    const go = (option, event) => {
      const to = option.dataset.href;
      if (event.ctrlKey || event.metaKey) window.open(to, '_blank', 'noopener'); else window.location.assign(to);
    };

    field.addEventListener('input', event => {
      if (event.isComposing) return;
      forget();
      asked = field.value.trim();
      if ([...asked].length < LEAST) { options = []; told.textContent = ''; close(); return; }
      timer = setTimeout(ask, PAUSE, asked);
    });
    field.addEventListener('keydown', event => {
      if (event.isComposing) return;
      const shown = !box.hidden;
      switch (event.key) {
        case 'ArrowDown':
        case 'ArrowUp': {
          if (options.length === 0) return;
          event.preventDefault();
          const down = event.key === 'ArrowDown';
          if (event.altKey) { if (down) open(); else close(); return; }
          open();
          const next = down ? active + 1 : active < 0 ? options.length - 1 : active - 1;
          // Past either end the field itself is next.
          point(next >= options.length ? -1 : next);
          return;
        }
        case 'Enter':
          forget();
          if (shown && active >= 0) { event.preventDefault(); go(options[active], event); }
          return;
        case 'Escape':
          forget();
          if (shown) { event.preventDefault(); close(); } else { field.value = ''; options = []; }
          return;
        case 'Tab':
          forget();
          close();
          return;
        case 'Home':
        case 'End':
        case 'ArrowLeft':
        case 'ArrowRight':
          point(-1);
      }
    });
    field.addEventListener('blur', () => { forget(); close(); });
    // The focus stays in the field while a suggestion is pressed.
    box.addEventListener('mousedown', event => event.preventDefault());
    box.addEventListener('click', event => {
      const option = event.target.closest('[role=option]');
      if (option) go(option, event);
    });
    window.addEventListener('pageshow', close);
  };

  document.querySelectorAll('.suggesting').forEach(combobox);
}
