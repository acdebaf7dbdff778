"""The screens of people and their accounts."""
