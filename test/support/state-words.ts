/** What is said in the states that are drawn. */
export interface Conversation {
  /** The assistant's name. */
  readonly name: string;
  readonly greeting: string;
  readonly question: string;
  readonly answer: string;
  readonly address: string;
  /** As much of the address as has been heard. */
  readonly partialAddress: string;
  readonly partialAnswer: string;
  /** Lines that are hard to lay out. */
  readonly odd: readonly string[];
}

const odd = [
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz and https://shop.example/orders/2024-11-24/0000000000000000000000000000042?from=call',
  '👩‍👩‍👧‍👦🎉🎉🎉 👍🏽 yes!',
  'ご注文の商品は明日の午前中に到着する予定です。お届け先の住所を変更しますか?',
  'مرحبًا، هل يمكنك تغيير العنوان إلى 14 شارع النخيل؟',
  'आपका ऑर्डर कल सुबह तक पहुँच जाएगा। क्या पता बदलना है?',
  'Order A-1042, two lines:\n14 Palm Grove\n2nd floor, Pune 411001',
];

const english: Conversation = {
  name: 'Asha from Breeze',
  greeting:
    "Hello Rahul! I'm calling about your order of two steel bottles for ₹1,498. Shall I confirm it?",
  question: 'Yes, but can you change the address?',
  answer: 'Of course. Where should we send it?',
  address: '14 Palm Grove, second floor, Pune',
  partialAddress: '14 Palm Grove, second',
  partialAnswer: 'Got it: 14 Palm Grove, second floor, Pune. Anything',
  odd,
};

const arabic: Conversation = {
  name: 'آشا من بريز',
  greeting: 'مرحبًا راهول! أتصل بخصوص طلبك: زجاجتان من الفولاذ مقابل 1,498 ₹. هل أؤكده؟',
  question: 'نعم، لكن هل يمكنك تغيير العنوان؟',
  answer: 'بالطبع. إلى أين نرسله؟',
  address: '14 شارع النخيل، الطابق الثاني، بونه',
  partialAddress: '14 شارع النخيل، الطابق',
  partialAnswer: 'حسنًا: 14 شارع النخيل، الطابق الثاني، بونه. هل',
  odd,
};

/** What is said in this language; in English where there is nothing else. */
export function conversationIn(language: string): Conversation {
  return language === 'ar' ? arabic : english;
}
