"""Facts linked: dates to calendar days, places to codes, names to positions, ratios to communes, directives to issuers."""
