/** The products that connectors are used in, as one word or two. */
const productName = /power\s?apps|power\s?automate|logic\s?apps/i;

/** The first name of a product in a text, as it is written there. */
export function productNameIn(text: string): string | undefined {
  return productName.exec(text)?.[0];
}
