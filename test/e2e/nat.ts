// The router of a home: lets nothing in that was not asked for, gives all hosts one address, and
// forgets. Mappings are marked with the time in which they were made; packets of an earlier time
// are dropped without an answer, which is what becomes of connections that were silent for long.

export interface NatOptions {
  /** Maps each connection to a port of its own, as some do. */
  readonly random: boolean
}

/** The ruleset of a router between `lan` and `eth0`, for nft. */
export function natRules ({ random }: NatOptions): string {
  return `
    table ip home {
      chain input {
        type filter hook input priority 0;
        # As routers do: an answer, or a note of the connection, would spoil holes.
        iifname "eth0" ct state new drop
      }
      chain forward {
        type filter hook forward priority 0; policy drop;
        ${forwarding(1)}
      }
      chain postrouting {
        type nat hook postrouting priority 100;
        oifname "eth0" masquerade ${random ? 'fully-random' : ''}
      }
    }`
}

/** In place of the rules before: whatever was open is not known any more. */
export function forgettingRules (time: number): string {
  return `
    flush chain ip home forward
    table ip home {
      chain forward {
        ${forwarding(time)}
      }
    }`
}

function forwarding (time: number): string {
  return `iifname "lan" ct state new ct mark set ${time}
        ct mark != ${time} drop
        ct state established,related accept
        iifname "lan" accept`
}
