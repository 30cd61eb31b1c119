"""How offers are told: their names, their journeys, as JSON; and who may know of them."""
