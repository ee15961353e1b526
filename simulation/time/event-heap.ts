/** An event at a virtual time. */
export interface TimedEvent {
  readonly time: number;
  /** Events at the same time run in the order in which they were scheduled. */
  readonly order: number;
  run: (() => void) | undefined;
}

/** A binary heap that gives the earliest event first. */
export interface EventHeap {
  push(event: TimedEvent): void;
  pop(): TimedEvent | undefined;
}

export function createEventHeap(): EventHeap {
  const events: TimedEvent[] = [];
  // Every index is inside the heap: the callers have checked it against the length.
  const at = (place: number) => events[place] as TimedEvent;

  /** Sifts an event up from a free slot; later ones move down. */
  function rise(event: TimedEvent, from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = at(parent);
      if (!comesFirst(event, above)) break;
      events[place] = above;
      place = parent;
    }
    events[place] = event;
  }

  /** Sifts an event down from the free top; earlier ones move up. */
  function sink(event: TimedEvent): void {
    const { length } = events;
    let place = 0;
    for (let child = 1; child < length; child = 2 * place + 1) {
      const right = child + 1;
      const earlier = right < length && comesFirst(at(right), at(child)) ? right : child;
      if (!comesFirst(at(earlier), event)) break;
      events[place] = at(earlier);
      place = earlier;
    }
    events[place] = event;
  }

  return {
    push(event) {
      rise(event, events.length);
    },
    pop() {
      const first = events[0];
      const last = events.pop();
      if (last !== undefined && events.length > 0) sink(last);
      return first;
    },
  };
}

function comesFirst(one: TimedEvent, other: TimedEvent): boolean {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}
