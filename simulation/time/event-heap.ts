/** Something that happens at a virtual moment. */
export interface TimedEvent {
  readonly time: number;
  /** Events of one moment run in the order in which they were scheduled. */
  readonly order: number;
  run: (() => void) | undefined;
}

/** A binary heap that gives the earliest event first. */
export interface EventHeap {
  readonly size: number;
  push(event: TimedEvent): void;
  pop(): TimedEvent | undefined;
}

export function createEventHeap(): EventHeap {
  const events: TimedEvent[] = [];
  return {
    get size() {
      return events.length;
    },
    push(event) {
      let place = events.push(event) - 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (!comesFirst(events, place, parent)) break;
        swap(events, place, parent);
        place = parent;
      }
    },
    pop() {
      const first = events[0];
      const last = events.pop();
      if (events.length === 0 || last === undefined) return first;
      events[0] = last;
      for (let place = 0; ;) {
        const left = 2 * place + 1;
        let earliest = place;
        if (left < events.length && comesFirst(events, left, earliest)) earliest = left;
        if (left + 1 < events.length && comesFirst(events, left + 1, earliest)) earliest = left + 1;
        if (earliest === place) return first;
        swap(events, place, earliest);
        place = earliest;
      }
    },
  };
}

function comesFirst(events: readonly TimedEvent[], one: number, other: number): boolean {
  // Both places are inside the heap: the callers have compared them with its length.
  const [a, b] = [events[one] as TimedEvent, events[other] as TimedEvent];
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

function swap(events: TimedEvent[], one: number, other: number): void {
  // Both places are inside the heap, as above.
  const kept = events[one] as TimedEvent;
  events[one] = events[other] as TimedEvent;
  events[other] = kept;
}
