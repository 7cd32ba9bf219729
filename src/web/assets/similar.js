// While a thread is being written: threads like it, once its title stands still. Without this a button of the form shows them.
'use strict';
{
  const PAUSE = 700;
  const LEAST = 5;

  const watch = region => {
    const title = document.getElementById('title');
    const button = document.querySelector('button[name=similar]');
    let timer = 0, asking = null, asked = null;
    const ask = async () => {
      clearTimeout(timer);
      const words = title.value.trim();
      if (words === asked) return;
      asked = words;
      asking?.abort();
      if ([...words].length < LEAST) { region.replaceChildren(); return; }
      asking = new AbortController();
      try {
        const answer = await fetch(`${region.dataset.from}?tittel=${encodeURIComponent(words)}`, { signal: asking.signal });
        const html = answer.ok && answer.headers.get('content-type')?.startsWith('text/html') ? await answer.text() : '';
        if (words === asked) region.innerHTML = html;
      } catch { /* Taken back by what was typed since, or no connection. */ }
    };
    // Not only hidden: Enter in a field presses the first button there is.
    button.remove();
    title.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
    title.addEventListener('blur', ask);
    if (!region.childElementCount && title.value) ask();
  };

  document.querySelectorAll('#lignende').forEach(watch);
}
