// Live pages: says when there are new figures, and when the session is about to end. Pages are complete without it.
const MELLOMROM = 1000;

const nye = document.querySelector('[data-nye-tall]');
if (nye) {
  const kilde = new EventSource(nye.dataset.nyeTall);
  kilde.addEventListener('nye-tall', () => {
    nye.hidden = false;
    kilde.close();
  });
}

const oekt = document.querySelector('[data-oekt]');
if (oekt) {
  const vent = (sekunder) => setTimeout(() => { oekt.hidden = false; }, sekunder * MELLOMROM);
  vent(Number(oekt.dataset.oekt));
  oekt.querySelector('button').addEventListener('click', async () => {
    const svar = await fetch('/min-side/oekt', { cache: 'no-store' });
    const sekunder = svar.ok && !svar.redirected ? Number(await svar.text()) : 0;
    if (sekunder > 0) {
      oekt.hidden = true;
      vent(sekunder);
    }
  });
}
