## Widgets

widget-close = Close
widget-not-a-number = not a number
widget-not-whole = whole numbers only
widget-outside = allowed { $allowed }
widget-stopped-short = short
widget-hovers = hovers
widget-moving = moving

