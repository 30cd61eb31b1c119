"""What protects a person below 18: hours, nights, days of rest, regulated work, sectors."""
