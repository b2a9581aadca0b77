import { expect } from '@open-wc/testing';
import {
  final,
  interim,
  llm,
  newer,
  older,
  script,
  toolRuns,
  toolStops,
  tts,
  type Line,
} from '../../support/conversation.js';

/** What a script emits, with time passing until `until`. */
function emissions(lines: readonly Line[], until?: number): string[] {
  return script(lines, until).emissions;
}

describe('rule 1: the text of the visitor', () => {
  it('is the finals and the interim, where an interim replaces the one before', () => {
    expect(
      emissions([
        [0, 'user-started-speaking'],
        [100, interim('I wan to')],
        [200, interim('I want')],
        [300, final('I want', 't1')],
        [400, interim('two pies')],
        [500, final('two pizzas.', 't2')],
      ]),
    ).to.deep.equal([
      'user: I wan to',
      'user: I want',
      'user: I want two pies',
      'user: I want two pizzas.',
    ]);
  });

  it('skips a final that is repeated with its timestamp, and only that', () => {
    expect(
      emissions([
        [0, final('no', 't1')],
        [10, final('no', 't1')],
        [20, final('no', 't2')],
        [30, final('no')],
        [40, final('no')],
      ]),
    ).to.deep.equal(['user: no', 'user: no no', 'user: no no no', 'user: no no no no']);
  });

  it('says nothing for blank text', () => {
    expect(
      emissions([
        [0, interim(' ')],
        [10, final('\n')],
        [20, interim('\u200b\u200d\u2060')],
      ]),
    ).to.deep.equal([]);
  });

  it('joins finals as their script wants', () => {
    expect(
      script([
        [0, final('你好')],
        [10, final('世界')],
        [20, final('👋')],
      ]).entries,
    ).to.deep.equal(['user: 你好世界 👋']);
  });
});

describe('rule 2: the visitor’s entry completes', () => {
  it('when an assistant entry becomes visible', () => {
    expect(
      emissions([
        [0, final('Hello')],
        [10, 'bot-llm-started'],
        [20, llm('Hi')],
        [30, 'bot-started-speaking'],
      ]),
    ).to.deep.equal(['user: Hello', 'user: Hello ✔', 'assistant: Hi']);
  });

  it('when a tool entry becomes visible', () => {
    expect(
      emissions([
        [0, final('Hello')],
        [10, toolRuns('a', 'look')],
      ]),
    ).to.deep.equal(['user: Hello', 'user: Hello ✔', 'tool_call: look']);
  });

  it('but not with an interim', () => {
    expect(
      emissions([
        [0, interim('Hell')],
        [10, toolRuns('a', 'look')],
        [20, final('Hello')],
      ]),
    ).to.deep.equal(['user: Hell', 'tool_call: look', 'user: Hello']);
  });

  const spoken: Line[] = [
    [0, 'user-started-speaking'],
    [100, interim('Hell')],
    [200, final('Hello')],
    [500, 'user-stopped-speaking'],
  ];

  it('1 s after the visitor fell silent', () => {
    expect(emissions(spoken, 1_499)).to.deep.equal(['user: Hell', 'user: Hello']);
    expect(emissions(spoken, 1_500)).to.deep.equal(['user: Hell', 'user: Hello', 'user: Hello ✔']);
  });

  it('3 s after it with an interim', () => {
    const lines: Line[] = [
      [0, 'user-started-speaking'],
      [100, interim('Hell')],
      [500, 'user-stopped-speaking'],
    ];
    expect(emissions(lines, 3_499)).to.deep.equal(['user: Hell']);
    expect(emissions(lines, 3_500)).to.deep.equal(['user: Hell', 'user: Hell ✔']);
  });

  it('at once with a final that comes between the two', () => {
    expect(
      emissions([
        [0, 'user-started-speaking'],
        [100, interim('Hell')],
        [500, 'user-stopped-speaking'],
        [2_000, final('Hello')],
      ]),
    ).to.deep.equal(['user: Hell', 'user: Hello', 'user: Hello ✔']);
  });

  it('1 s after words that begin only after the silence', () => {
    const lines: Line[] = [
      [0, 'user-started-speaking'],
      [500, 'user-stopped-speaking'],
      [4_000, interim('Hell')],
      [4_200, final('Hello')],
    ];
    expect(emissions(lines, 5_199)).to.deep.equal(['user: Hell', 'user: Hello']);
    expect(emissions(lines, 5_200).at(-1)).to.equal('user: Hello ✔');
  });

  it('never while the visitor speaks', () => {
    expect(emissions(spoken.slice(0, 3), 100_000)).to.deep.equal(['user: Hell', 'user: Hello']);
  });

  it('3 s after the last transcript where no voice activity is reported', () => {
    const lines: Line[] = [
      [0, final('Hello')],
      [1_000, interim('you')],
    ];
    expect(emissions(lines, 3_999)).to.deep.equal(['user: Hello', 'user: Hello you']);
    expect(emissions(lines, 4_000).at(-1)).to.equal('user: Hello you ✔');
  });

  it('at the call’s end', () => {
    expect(
      emissions([
        [0, interim('Hello')],
        [10, 'teardown'],
        [20, final('Hello')],
      ]),
    ).to.deep.equal(['user: Hello', 'user: Hello ✔']);
  });
});

describe('rule 3: the visitor goes on', () => {
  it('in the same entry after a pause', () => {
    expect(
      emissions(
        [
          [0, 'user-started-speaking'],
          [100, final('I want')],
          [500, 'user-stopped-speaking'],
          [1_000, 'user-started-speaking'],
          [3_000, final('pizza')],
          [3_100, 'user-stopped-speaking'],
        ],
        10_000,
      ),
    ).to.deep.equal(['user: I want', 'user: I want pizza', 'user: I want pizza ✔']);
  });

  it('in a new one where something else has appeared', () => {
    expect(
      emissions([
        [0, 'user-started-speaking'],
        [100, interim('I want')],
        [200, toolRuns('a', 'look')],
        [500, 'user-stopped-speaking'],
        [1_000, 'user-started-speaking'],
        [1_100, interim('no')],
      ]),
    ).to.deep.equal(['user: I want', 'tool_call: look', 'user: I want ✔', 'user: no']);
  });

  const closed: Line[] = [
    [0, 'user-started-speaking'],
    [100, final('I want', 't1')],
    [500, 'user-stopped-speaking'],
  ];

  it('takes a late final within 3 s of a timed completion', () => {
    const { emissions, emitted } = script([...closed, [4_500, final('pizza', 't2')]]);
    expect(emissions).to.deep.equal(['user: I want', 'user: I want ✔', 'user: I want pizza ✔']);
    expect(new Set(emitted.map(({ id }) => id))).to.have.property('size', 1);
  });

  it('takes two late finals, one after the other', () => {
    const late: Line[] = [
      [4_000, final('two', 't2')],
      [4_400, final('pizzas.', 't3')],
    ];
    expect(emissions([...closed, ...late]).slice(2)).to.deep.equal([
      'user: I want two ✔',
      'user: I want two pizzas. ✔',
    ]);
  });

  it('takes a late final in place of the interim', () => {
    expect(
      emissions([
        [0, 'user-started-speaking'],
        [100, interim('I wand')],
        [500, 'user-stopped-speaking'],
        [4_000, final('I want')],
      ]),
    ).to.deep.equal(['user: I wand', 'user: I wand ✔', 'user: I want ✔']);
  });

  it('opens a new entry for a later one', () => {
    expect(emissions([...closed, [4_501, final('pizza', 't2')]])).to.deep.equal([
      'user: I want',
      'user: I want ✔',
      'user: pizza',
    ]);
  });

  it('opens a new entry where something has appeared since', () => {
    expect(
      emissions([...closed, [2_000, toolRuns('a', 'look')], [2_100, final('pizza', 't2')]]),
    ).to.deep.equal(['user: I want', 'user: I want ✔', 'tool_call: look', 'user: pizza']);
  });

  it('but lets a final correct words that already stand there as an interim', () => {
    expect(
      emissions([
        [0, 'user-started-speaking'],
        [100, interim('I want a pizza')],
        [500, 'user-stopped-speaking'],
        [3_600, toolRuns('a', 'look')],
        [3_700, final('I want a pizza!')],
      ]),
    ).to.deep.equal([
      'user: I want a pizza',
      'user: I want a pizza ✔',
      'tool_call: look',
      'user: I want a pizza! ✔',
    ]);
  });
});

describe('rule 4: the language model’s text', () => {
  it('is taken as it is', () => {
    expect(
      script([
        [0, 'bot-started-speaking'],
        [1, 'bot-llm-started'],
        [2, llm('Hel')],
        [3, llm('lo')],
        [4, llm('  there\n')],
        [5, llm('\nyou')],
      ]).emissions,
    ).to.deep.equal([
      'assistant: Hel',
      'assistant: Hello',
      'assistant: Hello  there',
      'assistant: Hello  there\n\nyou',
    ]);
  });

  it('joins a character that two tokens share, and never shows half of one', () => {
    expect(
      script([
        [0, 'bot-started-speaking'],
        [1, 'bot-llm-started'],
        [2, llm('\ud83d')],
        [3, llm('\ude00 a')],
        [4, llm('\ud83d')],
        [5, llm('b\ude00')],
        [6, llm('\ud83d')],
        [7, 'bot-llm-stopped'],
        [8, 'bot-llm-started'],
        [9, llm('\ude00.')],
      ]).emissions,
    ).to.deep.equal([
      'assistant: 😀 a',
      'assistant: 😀 a\ufffdb\ufffd',
      'assistant: 😀 a\ufffdb\ufffd \ufffd.',
    ]);
  });

  for (const mark of ['✓', '○', '◐', '●']) {
    it(`loses a leading ${mark}, alone or with text, at every run’s start`, () => {
      expect(
        script([
          [0, 'bot-started-speaking'],
          [1, 'bot-llm-started'],
          [2, llm(mark)],
          [3, llm(' One.')],
          [4, 'bot-llm-stopped'],
          [5, 'bot-llm-started'],
          [6, llm(`${mark} Two ${mark}`)],
        ]).entries,
      ).to.deep.equal([`assistant: One. Two ${mark}`]);
    });
  }

  it('opens an entry where the run’s beginning was lost', () => {
    expect(
      emissions([
        [0, 'bot-started-speaking'],
        [1, llm('Hi')],
      ]),
    ).to.deep.equal(['assistant: Hi']);
  });

  it('goes on over a tool call, and is not completed by bot-llm-stopped, once or twice', () => {
    expect(
      emissions([
        [0, 'bot-llm-started'],
        [1, llm('Let me check.')],
        [2, 'bot-llm-stopped'],
        [3, 'bot-started-speaking'],
        [4, toolRuns('a', 'look')],
        [500, toolStops('a')],
        [600, 'bot-llm-started'],
        [601, 'bot-llm-stopped'],
        [602, llm('Here')],
        [603, llm(' it is.')],
      ]),
    ).to.deep.equal([
      'assistant: Let me check.',
      'tool_call: look',
      'tool_call: look ✔',
      'assistant: Let me check. Here',
      'assistant: Let me check. Here it is.',
    ]);
  });

  it('begins a new entry below words of the visitor that came meanwhile', () => {
    expect(
      script([
        [0, 'bot-started-speaking'],
        [1, 'bot-llm-started'],
        [2, llm('We are open.')],
        [3, 'bot-llm-stopped'],
        [4, final('And on Sunday?')],
        [5, 'bot-llm-started'],
        [6, llm('Closed.')],
      ]).entries,
    ).to.deep.equal(['assistant: We are open. ✔', 'user: And on Sunday? ✔', 'assistant: Closed.']);
  });
});

describe('rule 5: the language model’s entry is hidden', () => {
  it('until the assistant speaks', () => {
    const lines: Line[] = [
      [0, 'bot-llm-started'],
      [1, llm('Hel')],
      [2, llm('lo')],
    ];
    expect(emissions(lines, 9_000)).to.deep.equal([]);
    expect(emissions([...lines, [500, 'bot-started-speaking']])).to.deep.equal([
      'assistant: Hello',
    ]);
  });

  it('or for 1.5 s after the run', () => {
    const lines: Line[] = [
      [0, 'bot-llm-started'],
      [1, llm('Hello')],
      [100, 'bot-llm-stopped'],
    ];
    expect(emissions(lines, 1_599)).to.deep.equal([]);
    expect(emissions(lines, 1_600)).to.deep.equal(['assistant: Hello']);
  });

  it('and dropped by an interruption; a server’s later flush of it is known again', () => {
    expect(
      emissions([
        [0, 'bot-llm-started'],
        [1, llm('You have three orders. ')],
        [2, llm('The first is late.')],
        [3, 'bot-llm-stopped'],
        [100, 'user-started-speaking'],
        [110, 'bot-interrupted'],
        [500, final('Stop')],
        [600, 'user-stopped-speaking'],
        [700, 'bot-llm-started'],
        [701, llm('Yes?')],
        [900, 'bot-started-speaking'],
        [901, older('You have three orders.')],
        [902, older('The first is late.')],
        [903, older('Yes?')],
      ]),
    ).to.deep.equal(['user: Stop', 'user: Stop ✔', 'assistant: Yes?']);
  });

  it('and taken back where the assistant goes on to say it: interruptions are off', () => {
    expect(
      emissions([
        [0, 'bot-llm-started'],
        [1, llm('You have')],
        [100, 'user-started-speaking'],
        [101, llm(' three orders.')],
        [102, 'bot-llm-stopped'],
        [400, 'bot-started-speaking'],
        [401, newer('You have three orders.', '1')],
        [402, tts('You')],
        [403, tts('have')],
      ]),
    ).to.deep.equal(['assistant: You have three orders.']);
  });

  it('and taken back where its first word comes ahead of the voice’s beginning', () => {
    expect(
      emissions([
        [0, 'bot-llm-started'],
        [1, llm('You have three orders.')],
        [2, 'bot-llm-stopped'],
        [100, 'user-started-speaking'],
        [110, 'user-started-speaking'],
        [400, tts('You')],
        [401, 'bot-started-speaking'],
        [500, tts('have')],
      ]),
    ).to.deep.equal(['assistant: You have three orders.']);
  });

  it('and taken back where its run goes on', () => {
    expect(
      script([
        [0, 'bot-llm-started'],
        [1, llm('You have')],
        [100, 'user-started-speaking'],
        [101, llm(' three')],
        [400, 'bot-started-speaking'],
        [401, llm(' orders.')],
      ]).entries,
    ).to.deep.equal(['assistant: You have three orders.']);
  });
});

describe('rule 6: announced text', () => {
  const reply: Line[] = [
    [0, 'bot-llm-started'],
    [1, llm('You have three orders.')],
    [2, 'bot-llm-stopped'],
    [100, 'bot-started-speaking'],
  ];

  for (const [server, announce] of [
    ['an older server', (text: string) => older(text)],
    ['a newer server', (text: string) => newer(text, text)],
  ] as const) {
    it(`of ${server} adds nothing to what the model said`, () => {
      expect(emissions([...reply, [101, announce('You have three orders.')]])).to.deep.equal([
        'assistant: You have three orders.',
      ]);
    });

    it(`of ${server} adds nothing up to 3 s after the reply’s end`, () => {
      const ended: Line[] = [...reply, [1_000, 'bot-stopped-speaking']];
      const late = (at: number) =>
        script([...ended, [at, announce('three orders')]], 9_000).entries;
      expect(late(5_500)).to.deep.equal(['assistant: You have three orders. ✔']);
      expect(late(5_501)).to.have.length(2);
    });

    it(`of ${server} is an entry where no model says it`, () => {
      expect(
        emissions([
          [0, announce('Hello there.')],
          [1, 'bot-tts-started'],
          [200, 'bot-started-speaking'],
          [210, tts('Hello')],
          [220, tts('there.')],
          [300, announce('How are you?')],
        ]),
      ).to.deep.equal(['assistant: Hello there.', 'assistant: Hello there. How are you?']);
    });
  }

  it('is not the progress of a segment, nor what is spoken already', () => {
    expect(
      emissions(
        [
          [0, newer('Hello', '1', 'in-progress')],
          [1, newer('Hello', '1', 'completed')],
          [2, older('Hello', true)],
          [3, newer('lo', '2', 'new', { spoken: true, willBeSpoken: false })],
        ],
        60_000,
      ),
    ).to.deep.equal([]);
  });

  it('is text that stays unspoken', () => {
    expect(
      emissions(
        [[0, newer('let a = 1', '1', undefined, { willBeSpoken: false, spokenStatus: undefined })]],
        1_500,
      ),
    ).to.deep.equal(['assistant: let a = 1']);
  });

  it('is counted once where a segment is repeated', () => {
    expect(
      emissions([
        [0, 'bot-started-speaking'],
        [1, newer('Hello', '1')],
        [2, newer('Hello', '1')],
        [3, newer('Hello', '2')],
      ]),
    ).to.deep.equal(['assistant: Hello', 'assistant: Hello Hello']);
  });

  it('of a filler stands between the replies', () => {
    expect(
      script([
        ...reply,
        [900, 'bot-stopped-speaking'],
        [1_000, 'bot-started-speaking'],
        [1_001, newer('One moment please.', '9')],
        [1_500, 'bot-llm-started'],
        [1_501, llm('They are here.')],
      ]).entries,
    ).to.deep.equal([
      'assistant: You have three orders. ✔',
      'assistant: One moment please.',
      'assistant: They are here.',
    ]);
  });
});

describe('rule 7: text being spoken', () => {
  it('is an entry where nothing announced it', () => {
    expect(
      emissions([
        [0, tts('Hello')],
        [100, tts('there')],
      ]),
    ).to.deep.equal(['assistant: Hello', 'assistant: Hello there']);
  });

  it('adds nothing where the server announces', () => {
    expect(
      emissions([
        [0, older('Hi.')],
        [1, 'bot-started-speaking'],
        [2, tts('Hi.')],
        [3, tts('More')],
      ]),
    ).to.deep.equal(['assistant: Hi.']);
  });

  it('adds nothing while the model’s entry is open, in whatever fragments it comes', () => {
    expect(
      emissions([
        [0, 'bot-llm-started'],
        [1, llm('Hello')],
        [2, 'bot-started-speaking'],
        [3, tts('Hel')],
        [4, tts('lo')],
      ]),
    ).to.deep.equal(['assistant: Hello']);
  });
});

describe('rule 8: announced text becomes visible', () => {
  it('when the assistant speaks', () => {
    expect(
      emissions([
        [0, older('Hi.')],
        [9, 'bot-started-speaking'],
      ]),
    ).to.deep.equal(['assistant: Hi.']);
  });
  it('with text being spoken', () => {
    expect(
      emissions([
        [0, older('Hi.')],
        [9, tts('Hi.')],
      ]),
    ).to.deep.equal(['assistant: Hi.']);
  });
  it('after 1.5 s', () => {
    expect(emissions([[0, older('Hi.')]], 1_499)).to.deep.equal([]);
    expect(emissions([[0, older('Hi.')]], 1_500)).to.deep.equal(['assistant: Hi.']);
  });
});

describe('rule 9: the assistant’s entry completes', () => {
  const reply: Line[] = [
    [0, 'bot-llm-started'],
    [1, llm('Hello.')],
    [2, 'bot-llm-stopped'],
    [100, 'bot-started-speaking'],
    [1_000, 'bot-stopped-speaking'],
  ];
  const open = ['assistant: Hello.'];
  const complete = [...open, 'assistant: Hello. ✔'];

  it('1.5 s after it fell silent', () => {
    expect(emissions(reply, 2_499)).to.deep.equal(open);
    expect(emissions(reply, 2_500)).to.deep.equal(complete);
  });

  it('not while it speaks on', () => {
    expect(emissions([...reply, [2_400, 'bot-started-speaking']], 90_000)).to.deep.equal(open);
  });

  it('not before new text is spoken', () => {
    const lines: Line[] = [...reply, [2_400, 'bot-llm-started'], [2_450, llm('You?')]];
    expect(emissions(lines, 12_000)).to.deep.equal([...open, 'assistant: Hello. You?']);
  });

  it('at most 10 s later where the model still works', () => {
    const lines: Line[] = [...reply, [2_400, 'bot-llm-started']];
    expect(emissions(lines, 10_999)).to.deep.equal(open);
    expect(emissions(lines, 11_000)).to.deep.equal(complete);
  });

  it('at once where the visitor speaks', () => {
    expect(
      emissions([
        ...reply.slice(0, 4),
        [500, 'user-started-speaking'],
        [900, 'bot-stopped-speaking'],
      ]),
    ).to.deep.equal(complete);
  });

  it('later where its words come later than its voice', () => {
    const lines: Line[] = [...reply, [2_400, tts('Hello.')]];
    expect(emissions(lines, 3_899)).to.deep.equal(open);
    expect(emissions(lines, 3_900)).to.deep.equal(complete);
  });

  it('10 s after the last sign of text that nobody speaks', () => {
    expect(emissions(reply.slice(0, 3), 11_501)).to.deep.equal(open);
    expect(emissions(reply.slice(0, 3), 11_502)).to.deep.equal(complete);
  });
});

describe('rules 10 and 11: an interruption', () => {
  const reply: Line[] = [
    [0, 'bot-llm-started'],
    [1, llm('Hello')],
    [100, 'bot-started-speaking'],
  ];

  it('is not the visitor’s voice over the assistant’s: that waits for the assistant to stop', () => {
    expect(emissions([...reply, [200, 'user-started-speaking'], [300, llm(' you')]])).to.deep.equal(
      ['assistant: Hello', 'assistant: Hello you'],
    );
  });

  it('is what the server calls one', () => {
    expect(emissions([...reply, [200, 'bot-interrupted'], [300, llm(' you')]])).to.deep.equal([
      'assistant: Hello',
      'assistant: Hello ✔',
    ]);
  });

  it('is the visitor’s voice in the assistant’s silence', () => {
    expect(
      emissions([
        ...reply,
        [200, 'bot-stopped-speaking'],
        [300, 'user-started-speaking'],
        [310, llm(' you')],
        [320, tts('you')],
        [330, older('you')],
      ]),
    ).to.deep.equal(['assistant: Hello', 'assistant: Hello ✔']);
  });

  for (const begin of ['bot-llm-started', 'bot-tts-started', 'bot-started-speaking'] as const) {
    it(`ends with ${begin}`, () => {
      const lines: Line[] = [...reply, [200, 'bot-interrupted'], [300, begin], [310, tts('Again')]];
      expect(emissions(lines)).to.deep.equal([
        'assistant: Hello',
        'assistant: Hello ✔',
        'assistant: Again',
      ]);
    });
  }

  it('ends the speech, too, where the server says nothing else of it', () => {
    const lines: Line[] = [
      ...reply,
      [200, 'bot-interrupted'],
      [300, 'bot-llm-started'],
      [301, llm('Again')],
      [302, 'bot-llm-stopped'],
    ];
    expect(emissions(lines, 1_801)).to.deep.equal(['assistant: Hello', 'assistant: Hello ✔']);
    expect(emissions(lines, 60_000).slice(2)).to.deep.equal([
      'assistant: Again',
      'assistant: Again ✔',
    ]);
  });

  it('forgets what was announced before it and not spoken', () => {
    expect(
      emissions([
        ...reply,
        [200, 'bot-interrupted'],
        [210, older('And more.')],
        [300, 'user-started-speaking'],
        [310, 'bot-interrupted'],
        [400, 'bot-tts-started'],
        [401, 'bot-started-speaking'],
      ]),
    ).to.deep.equal(['assistant: Hello', 'assistant: Hello ✔']);
  });

  for (const voiceAt of [100, 2_000]) {
    it(`takes what was heard from ${voiceAt} ms on for said: said again, it stands there again`, () => {
      expect(
        script([
          [0, 'bot-llm-started'],
          [1, llm('Hello')],
          [2, 'bot-llm-stopped'],
          [voiceAt, 'bot-started-speaking'],
          [2_200, 'bot-interrupted'],
          [2_300, 'bot-llm-started'],
          [9_000, older('Hello')],
          [9_001, 'bot-started-speaking'],
        ]).entries,
      ).to.deep.equal(['assistant: Hello ✔', 'assistant: Hello']);
    });
  }

  it('does not show again what nobody heard and the next speech brings with it; a later one may', () => {
    const lines: Line[] = [
      [0, 'bot-llm-started'],
      [1, llm('Hello there.')],
      [2, 'bot-llm-stopped'],
      [1_600, 'user-started-speaking'],
      [2_000, 'user-stopped-speaking'],
      [6_000, 'bot-llm-started'],
      [6_001, older('Hello there.')],
      [6_010, 'bot-started-speaking'],
      [7_000, 'bot-stopped-speaking'],
    ];
    const shown = ['assistant: Hello there. ✔'];
    expect(script(lines).entries).to.deep.equal(shown);
    const again: Line[] = [
      [12_000, 'bot-tts-started'],
      [12_001, older('Hello there.')],
      [12_010, 'bot-started-speaking'],
    ];
    const { entries } = script([...lines, ...again]);
    expect(entries).to.deep.equal([...shown, 'assistant: Hello there.']);
  });

  it('does not lose text that is announced just before the speech begins', () => {
    expect(
      emissions([
        [0, 'user-started-speaking'],
        [500, 'user-stopped-speaking'],
        [900, older('Hello there.')],
        [950, 'bot-tts-started'],
        [1_000, 'bot-started-speaking'],
      ]),
    ).to.deep.equal(['assistant: Hello there.']);
  });

  it('makes no entry of blanks that came meanwhile', () => {
    expect(
      emissions(
        [
          [0, 'user-started-speaking'],
          [1, llm(' ')],
          [2, 'bot-tts-started'],
          [3, llm('\n')],
          [4, 'bot-llm-stopped'],
        ],
        60_000,
      ),
    ).to.deep.equal([]);
  });

  it('makes no entry of what can’t be seen, and has what is spoken then from the synthesis', () => {
    for (const unseen of [
      '\u200b',
      '\u200d',
      '\ufeff',
      '\u2060\u200c ',
      '\u00ad',
      '\ufe0f',
      '\u3164',
    ]) {
      const told = (more: readonly Line[] = []) =>
        emissions(
          [
            [0, 'bot-llm-started'],
            [1, llm(unseen)],
            [2, llm(unseen)],
            [3, 'bot-llm-stopped'],
            [4, 'bot-started-speaking'],
            ...more,
          ],
          60_000,
        );
      expect(told()).to.deep.equal([]);
      expect(told([[5, tts('Hello.')]])[0]).to.equal('assistant: Hello.');
    }
  });

  it('keeps what joins characters, in whatever pieces it comes', () => {
    for (const pieces of [
      ['👩', '\u200d', '💻'],
      ['❤', '\ufe0f'],
      ['क्', '\u200d', 'ष'],
      ['می', '\u200c', 'خواهم'],
      ['\u200f', 'مرحبا'],
    ]) {
      const [entry] = script([
        [0, 'bot-llm-started'],
        [1, 'bot-started-speaking'],
        [2, llm('a')],
        ...pieces.map((piece, at): Line => [3 + at, llm(piece)]),
      ]).entries;
      expect(entry).to.equal(`assistant: a${pieces.join('')}`);
    }
  });

  it('does not show again what is announced on, interruptions being off', () => {
    expect(
      script([
        [0, 'bot-llm-started'],
        [1, llm('One is here. Two is late.')],
        [2, 'bot-llm-stopped'],
        [3, 'bot-started-speaking'],
        [4, older('One is here.')],
        [900, 'bot-stopped-speaking'],
        [1_000, 'user-started-speaking'],
        [7_000, 'bot-started-speaking'],
        [7_001, older('Two is late.')],
      ]).entries,
    ).to.deep.equal(['assistant: One is here. Two is late. ✔']);
  });
});

describe('rule 12: a tool', () => {
  it('appears when it runs and completes when it stops', () => {
    const { emissions, emitted } = script([
      [0, toolRuns('a', 'look')],
      [9, toolStops('a', 'look')],
    ]);
    expect(emissions).to.deep.equal(['tool_call: look', 'tool_call: look ✔']);
    expect(emitted[0]?.id).to.equal('tool_a');
  });

  it('appears complete where its beginning was lost', () => {
    expect(emissions([[0, toolStops('a')]])).to.deep.equal(['tool_call:  ✔']);
  });

  it('gets its name late', () => {
    expect(
      emissions([
        [0, toolRuns('a')],
        [9, toolStops('a', 'look')],
      ]),
    ).to.deep.equal(['tool_call: ', 'tool_call: look ✔']);
  });

  it('is one entry, however often its messages come', () => {
    expect(
      emissions([
        [0, toolRuns('a', 'look')],
        [1, toolRuns('a', 'look')],
        [2, toolStops('a')],
        [3, toolStops('a')],
        [4, toolRuns('a', 'other')],
      ]),
    ).to.deep.equal(['tool_call: look', 'tool_call: look ✔']);
  });
});
