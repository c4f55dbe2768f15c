// Somebody's hand on a phone: what is pressed and written is counted, so that a story can say how
// much work a page is.
export class Hand {
  taps = 0;
  letters = 0;
  #since = performance.now();

  async press(locator) {
    await locator.click();
    this.taps += 1;
  }

  // A field takes one tap and its letters.
  async write(locator, text) {
    await locator.fill(text);
    this.taps += 1;
    this.letters += text.length;
  }

  // A photo takes two taps: the field, and the picture among the phone's own.
  async show(locator, file) {
    await locator.setInputFiles(file);
    this.taps += 2;
  }

  told(what) {
    const seconds = ((performance.now() - this.#since) / 1000).toFixed(1);
    return `          ${what}: ${this.taps} taps, ${this.letters} letters, ${seconds} s at a machine's pace`;
  }
}
