/** SHA-256 of some texts in order, in base64url: it tells the same again, and nothing of what they were. */
export async function digest(...texts: readonly string[]): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(texts))));
}

export function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
