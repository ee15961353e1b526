import type { Faults } from "./delivery.js";
import type { Language } from "./language.js";

type FieldName = keyof Faults;
type Told = Readonly<Record<FieldName, { readonly missing: string; readonly invalid: string }>>;

const faultsEn: Told = {
  email: {
    missing: "Enter your e-mail address.",
    invalid: "Enter an e-mail address such as camille@example.com.",
  },
  name: {
    missing: "Enter your first and last name.",
    invalid: "Enter your name without a long number, in at most 100 characters.",
  },
  address: {
    missing: "Enter your street and house number.",
    invalid: "Enter your address without a long number, in at most 100 characters.",
  },
  address2: {
    missing: "",
    invalid: "Enter the rest of your address without a long number, in at most 100 characters.",
  },
  postalCode: {
    missing: "Enter your postal code.",
    invalid: "Enter a postal code of the country you have chosen.",
  },
  city: {
    missing: "Enter your town or city.",
    invalid: "Enter your town or city in at most 100 characters.",
  },
  country: { missing: "Choose a country.", invalid: "Choose a country from the list." },
  terms: { missing: "Accept the terms of sale to continue.", invalid: "" },
};

const faultsFr: Told = {
  email: {
    missing: "Saisissez votre adresse e-mail.",
    invalid: "Saisissez une adresse e-mail comme camille@example.com.",
  },
  name: {
    missing: "Saisissez votre prénom et votre nom.",
    invalid: "Saisissez votre nom sans long numéro, en 100 caractères au plus.",
  },
  address: {
    missing: "Saisissez votre numéro et votre rue.",
    invalid: "Saisissez votre adresse sans long numéro, en 100 caractères au plus.",
  },
  address2: {
    missing: "",
    invalid: "Saisissez le complément d’adresse sans long numéro, en 100 caractères au plus.",
  },
  postalCode: {
    missing: "Saisissez votre code postal.",
    invalid: "Saisissez un code postal du pays choisi.",
  },
  city: { missing: "Saisissez votre ville.", invalid: "Saisissez votre ville en 100 caractères au plus." },
  country: { missing: "Choisissez un pays.", invalid: "Choisissez un pays dans la liste." },
  terms: { missing: "Acceptez les conditions générales de vente pour continuer.", invalid: "" },
};

/** The texts of the checkout: delivery, payment, order summary. */
export const checkoutSentences = {
  en: {
    steps: "Steps to order",
    basket: "Basket",
    delivery: "Delivery",
    payment: "Payment",
    contact: "Contact",
    contactText: "For the confirmation of your order, and nothing else.",
    deliverTo: "Delivery address",
    change: "Change",
    changeContact: "Change your contact and delivery details",
    fields: {
      email: "E-mail address",
      name: "First and last name",
      address: "Address",
      address2: "Apartment, floor, company",
      postalCode: "Postal code",
      city: "Town or city",
      country: "Country",
    },
    optional: "optional",
    terms: "I accept the ",
    termsLink: "terms of sale",
    termsEnd: ", with 14 days to change my mind.",
    acceptedTerms: "You have accepted our ",
    toPayment: "Continue to payment",
    faults: faultsEn,
    faultsTitle: (count: number) =>
      count === 1 ? "One thing needs your attention" : `${count} things need your attention`,
    error: "Error",
    how: "How would you like to pay?",
    card: "Card",
    aboutCard: "Your card number goes straight to our bank, encrypted. Our shop never sees it.",
    savedCard: "Your saved cards",
    aboutSavedCard: "Kept by our bank. Our shop only knows their last digits.",
    summary: "Order summary",
    deliveryCost: "Delivery",
    free: "free",
    total: "Total",
    vat: "including VAT",
    noScript: "Paying needs JavaScript: please switch it on and load this page again.",
    notLoaded: "This form has not loaded. Check your connection.",
    loadAgain: "Load the page again",
  },
  fr: {
    steps: "Étapes de la commande",
    basket: "Panier",
    delivery: "Livraison",
    payment: "Paiement",
    contact: "Vos coordonnées",
    contactText: "Uniquement pour la confirmation de votre commande.",
    deliverTo: "Adresse de livraison",
    change: "Modifier",
    changeContact: "Modifier vos coordonnées et votre adresse de livraison",
    fields: {
      email: "Adresse e-mail",
      name: "Prénom et nom",
      address: "Adresse",
      address2: "Appartement, étage, société",
      postalCode: "Code postal",
      city: "Ville",
      country: "Pays",
    },
    optional: "facultatif",
    terms: "J’accepte les ",
    termsLink: "conditions générales de vente",
    termsEnd: ", avec 14 jours pour changer d’avis.",
    acceptedTerms: "Vous avez accepté nos ",
    toPayment: "Continuer vers le paiement",
    faults: faultsFr,
    faultsTitle: (count: number) => (count === 1 ? "Un point à corriger" : `${count} points à corriger`),
    error: "Erreur",
    how: "Comment souhaitez-vous payer ?",
    card: "Carte bancaire",
    aboutCard: "Votre numéro de carte est transmis chiffré à notre banque. Notre boutique ne le voit jamais.",
    savedCard: "Vos cartes enregistrées",
    aboutSavedCard: "Conservées par notre banque. Notre boutique n’en connaît que les derniers chiffres.",
    summary: "Récapitulatif",
    deliveryCost: "Livraison",
    free: "offerte",
    total: "Total",
    vat: "dont TVA",
    noScript: "Le paiement nécessite JavaScript : activez-le puis rechargez cette page.",
    notLoaded: "Ce formulaire ne s’est pas affiché. Vérifiez votre connexion.",
    loadAgain: "Recharger la page",
  },
} as const satisfies Record<Language, unknown>;
