// English words of scanning a code.

export const en = {
  hint: 'Hold the code in front of the camera.',
  asking: 'Your browser asks whether Snug may use the camera.',
  picture: 'What the camera sees',
  choose: 'Choose a picture',
  private: 'The picture is read here and kept nowhere.',
  reading: 'Looking for a code…',
  trouble: {
    refused: {
      title: 'The camera is blocked for this page',
      words: 'To allow it, use the sign beside the address above. Or choose a picture of the ' +
        'code, or paste what it says.'
    },
    absent: {
      title: 'There is no camera here',
      words: 'Choose a picture of the code, or paste what it says.'
    },
    busy: {
      title: 'The camera is busy',
      words: 'Another program or page uses it. Close that, then try again.'
    },
    insecure: {
      title: 'Browsers give no camera to this page',
      words: 'It came over an open line. Choose a picture of the code, or paste what it says.'
    },
    failed: {
      title: 'The camera does not work',
      words: 'Try again, choose a picture of the code, or paste what it says.'
    }
  },
  again: 'Try again',
  'no-picture': 'This is no picture that your browser can show.',
  'no-code': 'There is no code in this picture. Take one that shows all of it, sharp and straight.'
}

export type ScanText = typeof en
