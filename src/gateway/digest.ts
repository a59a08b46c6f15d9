/** SHA-256 of some strings in order, in base64url: equal input gives an equal digest, and the input cannot be recovered. */
export async function digest(...texts: readonly string[]): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(texts))));
}

export function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
