import { defineContainer, integer, listOf, text } from "../field.js";

export const travelContext = defineContainer({
  name: "travelContext",
  summary: "Travel data (Amex enhanced data).",
  fields: {
    airlineCarrierList: listOf(text()),
    departureDate: text(),
    destinationAirport: text(),
    fareBasis: text(),
    numberOfAirlineCarriers: integer(),
    numberOfPassengers: integer(),
    numberOfRoutingCities: integer(),
    originAirport: text(),
    passengerName: text(),
    reservationCode: text(),
    routingCityList: listOf(text()),
  },
});
