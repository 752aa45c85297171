/** The host without its port. */
export function withoutPort(host: string): string {
  const [name = ''] = host.split(':', 1);
  return name;
}
